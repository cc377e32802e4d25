using System.Collections.Frozen;
using System.Text;

namespace LaporBot.Core.Care;

/// <summary>Anger is no reason to refuse anybody: capitals are made quiet, rough words are answered with one gentle line.</summary>
public static class Tone
{
    private const int FewestLetters = 12;

    private const double LoudShare = 0.7;

    private const string Kept =
        "PDAM PLN BPJS KTP KK PKH SDN SMPN SMAN SD SMP SMA SMK RT RW RSUD RSUP RS IGD UGD KIS JKN NIK BPNT BLT KKS DTKS PIP KIP BOS PPDB PUPR PU DLH BPBD PKL "
        + "TPS TPA PJU NTB KLU KSB BPN PBB IMB PBG OSS NIB SIM STNK BPKB SPBU BBM TKI PMI PHK UMKM DPRD KUA HP WA SMS TNI POLRI KIA LPG SK SPP LKS ODGJ";

    private static readonly FrozenSet<string> Acronyms = Kept.Split(' ').ToFrozenSet();

    /// <summary>A text mostly in capitals in sentence case, its acronyms kept; any other text as it is.</summary>
    public static string Quiet(string text)
    {
        if (!IsLoud(text))
        {
            return text;
        }

        var quiet = new StringBuilder(text.Length);
        var begins = true;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end == at)
            {
                begins |= text[at] is '.' or '!' or '?' or '\n';
                quiet.Append(text[at++]);
                continue;
            }

            AppendWord(quiet, text.AsSpan(at, end - at), begins);
            begins = false;
            at = end;
        }

        return quiet.ToString();
    }

    /// <summary>Somebody swears at us or at an official; never a reason to stop them.</summary>
    public static bool IsRough(string text) => RoughWords.AreIn(text);

    private static bool IsLoud(string text)
    {
        var (letters, capitals) = (0, 0);
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            capitals += char.IsUpper(c) ? 1 : 0;
        }

        return letters >= FewestLetters && capitals >= letters * LoudShare;
    }

    private static void AppendWord(StringBuilder quiet, ReadOnlySpan<char> word, bool begins)
    {
        if (Acronyms.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
        {
            quiet.Append(word);
            return;
        }

        for (var i = 0; i < word.Length; i++)
        {
            quiet.Append(begins && i == 0 ? char.ToUpperInvariant(word[i]) : char.ToLowerInvariant(word[i]));
        }
    }
}
