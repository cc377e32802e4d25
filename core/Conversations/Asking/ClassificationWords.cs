using System.Collections.Frozen;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>What people call the three kinds of report.</summary>
internal static class ClassificationWords
{
    private static readonly FrozenDictionary<string, Classification> Kinds = new Dictionary<string, Classification>
    {
        ["aduan"] = Classification.Pengaduan,
        ["mengadu"] = Classification.Pengaduan,
        ["keluhan"] = Classification.Pengaduan,
        ["komplain"] = Classification.Pengaduan,
        ["complaint"] = Classification.Pengaduan,
        ["usul"] = Classification.Aspirasi,
        ["usulan"] = Classification.Aspirasi,
        ["saran"] = Classification.Aspirasi,
        ["harapan"] = Classification.Aspirasi,
        ["suggestion"] = Classification.Aspirasi,
        ["aspiration"] = Classification.Aspirasi,
        ["informasi"] = Classification.PermintaanInformasi,
        ["info"] = Classification.PermintaanInformasi,
        ["tanya"] = Classification.PermintaanInformasi,
        ["bertanya"] = Classification.PermintaanInformasi,
        ["mau tanya"] = Classification.PermintaanInformasi,
        ["pertanyaan"] = Classification.PermintaanInformasi,
        ["information"] = Classification.PermintaanInformasi,
        ["question"] = Classification.PermintaanInformasi,
    }.ToFrozenDictionary();

    public static Classification? Find(string typed) =>
        Kinds.TryGetValue(Vocabulary.Plain(typed), out var kind) ? kind : null;
}
