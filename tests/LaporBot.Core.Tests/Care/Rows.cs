namespace LaporBot.Core.Tests.Care;

/// <summary>A table in a file: what is expected, a tab, the text. A minus expects nothing.</summary>
internal static class Rows
{
    public static IReadOnlyList<(string Expected, string Text)> Of(string file) =>
        [.. File.ReadLines(Path.Combine(Folder(), file)).Select(line => line.Split('\t', 2)).Select(parts => (parts[0], parts[1]))];

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
