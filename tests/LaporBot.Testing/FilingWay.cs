using System.Collections.Immutable;

namespace LaporBot.Testing;

/// <summary>
/// The shortest way through a filing for people who press what is offered: which words are seen, and what is done about them.
/// The order is the bot's own business.
/// </summary>
public static class FilingWay
{
    /// <summary>The card before sending.</summary>
    public const string Review = "Periksa dulu";

    private static readonly ImmutableArray<FilingStep> Steps =
    [
        new("data Anda", "Setuju"),
        new("saya tangkap", "Benar semua"),
        new("Masih ada lagi", "Cukup"),
        new("· Jenis laporan", "Pengaduan"),
        new("Judul singkat", "Pakai judul"),
        new("· Kategori", "1. "),
        new("Kapan terjadi", "Hari ini"),
        new("kota mana", "Mataram"),
        new("Di mana tepatnya", "depan masjid Karang Baru", IsTyped: true),
        new("Titik lokasi sudah ada", "Lewati"),
        new("Punya foto", "Lewati"),
        new("Sudah ada", "Selesai"),
        new("Ada lagi?", "Selesai"),
        new("tanpa nama", "Anonim"),
        new("Boleh dilihat", "Terbuka"),
        new("Mau ikut mendukung", "Buat laporan sendiri"),
        new("pernah mengirim laporan", "Kirim yang baru"),
        new("tetap kirim yang baru", "Kirim yang baru"),
    ];

    /// <summary>What to do about the newest words of the bot; the last question in them counts.</summary>
    public static FilingStep For(string text) =>
        Steps.Where(step => text.Contains(step.Sees, StringComparison.Ordinal)).MaxBy(step => text.LastIndexOf(step.Sees, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No way on from: {text}");
}

/// <summary>One step of a filing.</summary>
/// <param name="Sees">Words of the question.</param>
/// <param name="Words">The button's label, or what is typed.</param>
/// <param name="IsTyped">Typed rather than pressed.</param>
public sealed record FilingStep(string Sees, string Words, bool IsTyped = false);
