using LaporBot.Core.Complaints;

namespace LaporBot.Core.Reading.Topics;

/// <summary>How strongly a text complains, asks and wishes.</summary>
internal readonly record struct KindScores(float Complains, float Asks, float Wishes)
{
    /// <summary>As many targets as there are kinds, in the order of <see cref="Classification"/>.</summary>
    public const int Count = 3;

    /// <summary>A question mark at the very end is worth a question word.</summary>
    private const float ClosingQuestion = 2;

    private const float LeastToAsk = 3;
    private const float LeastToWish = 3;

    public static KindScores From(ReadOnlySpan<float> targets, ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd();
        var asks = targets[1] + (end.EndsWith('?') ? ClosingQuestion : 0);
        return new KindScores(targets[0], asks, targets[2]);
    }

    /// <summary>Only asking, or wishing, when that outweighs the harm that is told; otherwise a complaint.</summary>
    public KindGuess Guess()
    {
        if (Wishes >= LeastToWish && Wishes >= Asks && Wishes > Complains)
        {
            return new(Classification.Aspirasi, Confidence(Wishes, Math.Max(Complains, Asks)));
        }

        return Asks >= LeastToAsk && Asks > Complains
            ? new(Classification.PermintaanInformasi, Confidence(Asks, Math.Max(Complains, Wishes)))
            : new(Classification.Pengaduan, Confidence(Complains, Math.Max(Asks, Wishes)));
    }

    /// <summary>The one beside it keeps a single weak word from sounding sure.</summary>
    private static float Confidence(float own, float other) => own <= 0 ? 0 : own / (own + Math.Max(other, 0) + 1);
}
