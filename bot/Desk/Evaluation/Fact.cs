using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>What happened to a case, as far as the figures ask; a set.</summary>
[Flags]
internal enum FactMarks : byte
{
    None = 0,
    RelayedInTime = 1 << 0,
    WasIncomplete = 1 << 1,
    WasAnswered = 1 << 2,
    WasReopened = 1 << 3,
}

/// <summary>
/// One case in 64 bytes: moments are minutes of the node's clock, words are places in a list. A million of them are looked through
/// in some milliseconds, whatever is asked.
/// </summary>
internal struct Fact
{
    /// <summary>A moment that has not come.</summary>
    public const int Never = int.MaxValue;

    public int Filed;
    public int Relayed;
    public int Verdict;
    public int VerdictDue;
    public int Verified;
    public int Disposed;
    public int Answered;
    public int AnswerDue;
    public int Closed;
    public int Since;
    public int Red;
    public int Known;
    public short Institution;
    public short Category;
    public short Region;
    public short Talk;
    public byte Channel;
    public byte Reason;
    public byte Hops;
    public FactMarks Marks;
    public ComplaintStatus Status;

    public readonly bool IsOpen => Status is not (ComplaintStatus.Closed or ComplaintStatus.Archived or ComplaintStatus.Withdrawn);

    public readonly bool Has(FactMarks mark) => (Marks & mark) != 0;

    public static Fact Of(FactsRow row, Terms terms, WorkCalendar calendar)
    {
        var isInTime = row.RelayedAt is { } relayed && relayed - row.FiledAt <= Metrics.RelayLimit;
        return new Fact
        {
            Filed = calendar.Minute(row.FiledAt),
            Relayed = Minute(row.RelayedAt),
            Verdict = Minute(row.VerdictAt),
            VerdictDue = Minute(row.VerdictDueAt),
            Verified = Minute(row.VerifiedAt),
            Disposed = Minute(row.DisposedAt),
            Answered = Minute(row.AnsweredAt),
            AnswerDue = Minute(row.AnswerDueAt),
            Closed = Minute(row.ClosedAt),
            Since = calendar.Minute(row.StatusSince),
            Red = Minute(row.RedAt),
            Known = calendar.Minute(row.KnownAt),
            Institution = (short)terms.Institutions.PlaceOf(row.InstitutionCode ?? ""),
            Category = (short)terms.Categories.PlaceOf(row.CategoryCode),
            Region = (short)terms.Regions.PlaceOf(row.RegionCode),
            Talk = (short)(row.TalkMinutes ?? -1),
            Channel = (byte)terms.Channels.PlaceOf(row.Channel),
            Reason = (byte)terms.Reasons.PlaceOf(row.ReasonCode ?? ""),
            Hops = (byte)Math.Min(row.Hops, byte.MaxValue),
            Marks = (isInTime ? FactMarks.RelayedInTime : 0)
                | (row.WasIncomplete ? FactMarks.WasIncomplete : 0)
                | (row.WasAnswered ? FactMarks.WasAnswered : 0)
                | (row.WasReopened ? FactMarks.WasReopened : 0),
            Status = row.Status,
        };

        int Minute(DateTimeOffset? moment) => moment is { } at ? calendar.Minute(at) : Never;
    }
}

/// <summary>The words facts are told by, each kept once.</summary>
internal sealed class Terms
{
    public TermList Institutions { get; } = new();

    public TermList Categories { get; } = new();

    public TermList Regions { get; } = new();

    public TermList Channels { get; } = new();

    public TermList Reasons { get; } = new();
}

/// <summary>Words in the order they were met; the first is "none". It only grows, so a place once given stays right.</summary>
internal sealed class TermList
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal) { [""] = 0 };
    private volatile string[] _words = [""];

    public IReadOnlyList<string> Words => _words;

    /// <returns>-1 for a word that was never met.</returns>
    public int Find(string word)
    {
        lock (_gate)
        {
            return _places.GetValueOrDefault(word, -1);
        }
    }

    public int PlaceOf(string word)
    {
        lock (_gate)
        {
            if (!_places.TryGetValue(word, out var place))
            {
                place = _places[word] = _words.Length;
                _words = [.. _words, word];
            }

            return place;
        }
    }
}
