using System.Buffers;
using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Care;

/// <summary>
/// Danger to life, fire or crime that happens now. Silent about what is over, about what might come, and about the services
/// themselves ("mobil damkar kurang"): those are reports. Each sentence is judged by itself.
/// </summary>
public static class EmergencyWords
{
    private const int Now = 5;
    private const int Past = 6;
    private const int Service = 7;
    private const int Targets = 8;

    /// <summary>Danger that needs a word like "sekarang" beside it.</summary>
    private const float Danger = 4;

    /// <summary>Danger that speaks for itself in a short message.</summary>
    private const float Plain = 8;

    private const float Moment = 3;

    /// <summary>Somebody in need writes little; in a longer text danger alone is a story.</summary>
    private const int ShortMessage = 160;

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n");

    private static readonly HintTable Words = EmergencyHints.Fill(new HintTableBuilder()).Build(gap: 2);

    /// <summary>Null when nothing in the text calls for help.</summary>
    public static EmergencyKind? Find(string text)
    {
        Span<float> scores = stackalloc float[Targets];
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(SentenceEnds);
            var sentence = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            scores.Clear();
            Words.Weigh(sentence, "", scores);
            if (Judge(scores, text.Length <= ShortMessage) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    private static EmergencyKind? Judge(ReadOnlySpan<float> scores, bool isShort)
    {
        if (scores[Service] > 0 || scores[Past] > scores[Now])
        {
            return null;
        }

        if (scores[(int)EmergencyKind.SelfHarm] >= Danger)
        {
            return EmergencyKind.SelfHarm;
        }

        var worst = EmergencyKind.Police;
        for (var kind = EmergencyKind.Fire; kind <= EmergencyKind.Medical; kind++)
        {
            worst = scores[(int)kind] > scores[(int)worst] ? kind : worst;
        }

        var danger = scores[(int)worst];
        var isNow = danger >= Danger && scores[Now] >= Moment;
        return isNow || (danger >= Plain && isShort) ? worst : null;
    }
}
