using System.Collections.Frozen;
using Cmd = LaporBot.Core.Conversations.Command;

namespace LaporBot.Core.Conversations;

/// <summary>Words people really type (domain.md section 4) and what they mean; both languages, SMS spelling included.</summary>
internal static class Vocabulary
{
    private static readonly FrozenDictionary<string, Cmd> Slashed = new Dictionary<string, Cmd>
    {
        ["start"] = Cmd.Start,
        ["mulai"] = Cmd.Unmute,
        ["menu"] = Cmd.Start,
        ["lapor"] = Cmd.Report,
        ["report"] = Cmd.Report,
        ["status"] = Cmd.Status,
        ["cek"] = Cmd.Status,
        ["laporansaya"] = Cmd.Cases,
        ["tambah"] = Cmd.Add,
        ["puas"] = Cmd.Satisfied,
        ["belumpuas"] = Cmd.Dissatisfied,
        ["cabut"] = Cmd.Withdraw,
        ["dataku"] = Cmd.MyData,
        ["mydata"] = Cmd.MyData,
        ["hapusdata"] = Cmd.Erase,
        ["berhenti"] = Cmd.Mute,
        ["stop"] = Cmd.Mute,
        ["bantuan"] = Cmd.Help,
        ["help"] = Cmd.Help,
        ["bahasa"] = Cmd.Language,
        ["language"] = Cmd.Language,
        ["privasi"] = Cmd.Privacy,
        ["privacy"] = Cmd.Privacy,
        ["batal"] = Cmd.Cancel,
        ["cancel"] = Cmd.Cancel,
        ["kembali"] = Cmd.Back,
        ["back"] = Cmd.Back,
        ["lewati"] = Cmd.Skip,
        ["skip"] = Cmd.Skip,
        ["telegram"] = Cmd.Continue,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Cmd> Spoken = new Dictionary<string, Cmd>(Slashed)
    {
        ["laporan saya"] = Cmd.Cases,
        ["cek status"] = Cmd.Status,
        ["cek laporan"] = Cmd.Status,
        ["my reports"] = Cmd.Cases,
        ["tambah keterangan"] = Cmd.Add,
        ["add facts"] = Cmd.Add,
        ["saya puas"] = Cmd.Satisfied,
        ["sudah puas"] = Cmd.Satisfied,
        ["satisfied"] = Cmd.Satisfied,
        ["belum puas"] = Cmd.Dissatisfied,
        ["tidak puas"] = Cmd.Dissatisfied,
        ["kurang puas"] = Cmd.Dissatisfied,
        ["not satisfied"] = Cmd.Dissatisfied,
        ["buka kembali"] = Cmd.Dissatisfied,
        ["cabut laporan"] = Cmd.Withdraw,
        ["withdraw"] = Cmd.Withdraw,
        ["data saya"] = Cmd.MyData,
        ["hapus data"] = Cmd.Erase,
        ["hapus data saya"] = Cmd.Erase,
        ["erase my data"] = Cmd.Erase,
        ["check status"] = Cmd.Status,
        ["buat laporan"] = Cmd.Report,
        ["mau lapor"] = Cmd.Report,
        ["saya mau lapor"] = Cmd.Report,
        ["pindah bahasa"] = Cmd.Language,
        ["lanjutkan di telegram"] = Cmd.Continue,
        ["lanjut di telegram"] = Cmd.Continue,
        ["lanjut telegram"] = Cmd.Continue,
        ["pindah ke telegram"] = Cmd.Continue,
        ["continue on telegram"] = Cmd.Continue,
        ["batalkan"] = Cmd.Cancel,
        ["mundur"] = Cmd.Back,
        ["lewat"] = Cmd.Skip,
        ["tidak ada"] = Cmd.Skip,
        ["selesai"] = Cmd.Done,
        ["cukup"] = Cmd.Done,
        ["done"] = Cmd.Done,
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Agreeing = FrozenSet.ToFrozenSet(
        ["ya", "iya", "y", "yes", "yup", "betul", "benar", "bener", "oke", "ok", "okay", "sip", "siap", "lanjut", "sudah", "udah", "sdh", "cukup",
         "kirim", "setuju", "agree", "pakai", "sure"]);

    private static readonly FrozenSet<string> Denying = FrozenSet.ToFrozenSet(
        ["tidak", "tdk", "gak", "ga", "gk", "nggak", "ngga", "enggak", "no", "n", "nope", "bukan", "salah", "belum", "blm", "keliru", "jangan"]);

    private static readonly FrozenSet<string> Titles = FrozenSet.ToFrozenSet(["pak", "pa", "bu", "bos", "min", "kak", "mas", "mbak"]);

    /// <summary>The command behind a slash, <see cref="Cmd.Unknown"/> when there is none of that name.</summary>
    public static Cmd Slash(string name) => Slashed.GetValueOrDefault(name.ToLowerInvariant(), Cmd.Unknown);

    /// <summary>The command a plain word stands for.</summary>
    public static Cmd? Word(string plain) => Spoken.TryGetValue(plain, out var command) ? command : null;

    public static bool IsYes(string plain) => Agreeing.Contains(WithoutTitle(plain));

    public static bool IsNo(string plain) => Denying.Contains(WithoutTitle(plain));

    /// <summary>Lower case, letters and digits only, one space between words.</summary>
    public static string Plain(string text)
    {
        var plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain[length++] = char.ToLowerInvariant(c);
            }
            else if (length > 0 && plain[length - 1] != ' ')
            {
                plain[length++] = ' ';
            }
        }

        return plain[..length].TrimEnd(' ').ToString();
    }

    private static string WithoutTitle(string plain)
    {
        var space = plain.LastIndexOf(' ');
        return space > 0 && Titles.Contains(plain[(space + 1)..]) ? plain[..space] : plain;
    }
}
