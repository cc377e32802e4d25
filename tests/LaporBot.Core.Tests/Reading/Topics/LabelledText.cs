using LaporBot.Core.Complaints;

namespace LaporBot.Core.Tests.Reading.Topics;

/// <summary>
/// Synthetic reports with their topic and kind, written in the style of domain.md 3.1 by one person; greetings, places and closings were
/// drawn by lot. The held-out third was written first, with other words, and is never looked at while weights are tuned.
/// </summary>
internal sealed record LabelledText(string Topic, Classification Kind, string Text)
{
    private static readonly Dictionary<string, Classification> Kinds = new()
    {
        ["pengaduan"] = Classification.Pengaduan,
        ["informasi"] = Classification.PermintaanInformasi,
        ["aspirasi"] = Classification.Aspirasi,
    };

    public static IReadOnlyList<LabelledText> Tuning { get; } = Read("tuning.tsv");

    public static IReadOnlyList<LabelledText> HeldOut { get; } = Read("heldout.tsv");

    private static LabelledText[] Read(string file) =>
        [.. File.ReadLines(Path.Combine(Folder(), file)).Select(line => line.Split('\t')).Select(parts => new LabelledText(parts[0], Kinds[parts[1]], parts[2]))];

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
