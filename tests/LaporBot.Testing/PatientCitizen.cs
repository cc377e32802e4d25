using System.Collections.Immutable;

namespace LaporBot.Testing;

/// <summary>
/// A citizen who reads each question and answers it, whatever the order: scripts say where they want to be, not how to get there.
/// Whatever was read out of the story is taken out again, so that every question is really asked.
/// </summary>
public static class PatientCitizen
{
    /// <summary>Names no place, no time and no subject.</summary>
    public const string PlainStory = "Sampai sekarang belum ada yang datang melihat keadaan kami padahal sudah disampaikan berkali kali";

    private const int Patience = 40;

    private static readonly ImmutableArray<(string Sees, string Says)> Answers =
    [
        ("data Anda", "setuju"),
        ("Masih ada lagi", "cukup"),
        ("Ceritakan apa yang terjadi", PlainStory),
        ("· Jenis laporan", "1"),
        ("Judul singkat", "Laporan warga yang menunggu"),
        ("Tulis judul", "Laporan warga yang menunggu"),
        ("· Kategori", "1"),
        ("Kapan terjadi", "kemarin"),
        ("kabupaten atau kota mana", "1"),
        ("Di mana tepatnya", "depan masjid"),
        ("Titik lokasi sudah ada", "lewati"),
        ("Punya foto", "lewati"),
        ("Sudah ada", "selesai"),
        ("Ada lagi?", "selesai"),
        ("dengan nama", "2"),
        ("Siapa nama", "Siti Aminah"),
        ("Nomor HP", "081234567890"),
        ("Boleh dilihat", "1"),
        ("Mau ikut mendukung", "buat laporan sendiri"),
        ("pernah mengirim laporan", "kirim yang baru"),
        ("Periksa dulu", "kirim"),
        ("Yang mana mau diubah", "kembali"),
    ];

    /// <summary>What each question says, in the order of the conversation.</summary>
    public static ImmutableArray<string> Questions { get; } =
    [
        "data Anda", "Ceritakan apa yang terjadi", "Masih ada lagi", "saya tangkap", "· Jenis laporan", "Judul singkat", "· Kategori",
        "Kapan terjadi", "kabupaten atau kota mana", "Di mana tepatnya", "Punya foto", "dengan nama", "Siapa nama", "Nomor HP", "Boleh dilihat",
        "Periksa dulu",
    ];

    /// <summary>Answers until these words are seen.</summary>
    public static async Task<ConversationScript> FillsUntil(this ConversationScript chat, string seen)
    {
        if (chat.Answer.IsEmpty)
        {
            await chat.Says("lapor");
        }

        for (var turn = 0; turn < Patience; turn++)
        {
            if (chat.Text.Contains(seen, StringComparison.OrdinalIgnoreCase))
            {
                return chat;
            }

            await chat.Says(Next(chat));
        }

        throw new InvalidOperationException($"'{seen}' was never seen; the last words were: {chat.Text}");
    }

    private static string Next(ConversationScript chat) =>
        chat.Text.Contains("saya tangkap", StringComparison.Ordinal) ? chat.Buttons.First(button => button.Label.Contains("salah", StringComparison.Ordinal)).Label
        : Answers.FirstOrDefault(answer => chat.Text.Contains(answer.Sees, StringComparison.Ordinal)) is { Says: { } words } ? words
        : throw new InvalidOperationException($"No answer to: {chat.Text}");
}
