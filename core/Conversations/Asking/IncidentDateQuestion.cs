using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Reading;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>When it happened: a button, a date, or a person's own words; never in the future, and older than a year is confirmed.</summary>
internal sealed class IncidentDateQuestion()
    : Question(ConversationState.IncidentDate, Questions.IncidentDate, Card.IncidentDate)
{
    public const string Format = "dd-MM-yyyy";
    private const string Today = "t";
    private const string Yesterday = "k";
    private const int OldDays = 365;

    public override bool MaySkip(ComplaintDraft draft) => draft.Classification != Classification.Pengaduan;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureDate is { } old ? Say("Mend.DateOld", Print(old)) : Say("Ask.IncidentDate");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureDate is null
            ? [new Option(Today, "Choice.Today"), new Option(Yesterday, "Choice.Yesterday")]
            : [new Option(Yes, "Choice.Yes"), new Option(No, "Choice.No")];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Today } => Take(Bare(draft), facts.Today),
        Input.Chosen { Value: Yesterday } => Take(Bare(draft), facts.Today.AddDays(-1)),
        Input.Chosen { Value: Yes } when draft.UnsureDate is { } old => Take(draft, old),
        Input.Chosen { Value: No } => new Verdict(Bare(draft), Say("Ask.IncidentDate")),
        Input.Words words when TimeReader.FromAnswer(words.Value, LocalMoment.Of(facts)) is { } mention => Judge(draft, mention, LocalMoment.Of(facts)),
        _ => Object("Mend.Date"),
    };

    public override ComplaintDraft Skip(ComplaintDraft draft) => Settle(Bare(draft) with { IncidentDate = null });

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(Bare(draft)) with { IncidentDate = null };

    public override Shown? Show(ComplaintDraft draft) => draft switch
    {
        { IncidentDate: null } => null,
        { IncidentDate: { } date, IsDateApproximate: true } => Shown.Named("Shown.DateAbout", Print(date)),
        { IncidentDate: { } date, IncidentTime: { } time } => Shown.Named("Shown.DateTime", Print(date), Print(time)),
        { IncidentDate: { } date } => Shown.Of(Print(date)),
    };

    public static string Print(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    public static string Print(TimeOnly time) => time.ToString("HH.mm", CultureInfo.InvariantCulture);

    /// <summary>The draft with what was read, as far as a draft keeps it: an hour only of a certain day.</summary>
    public static ComplaintDraft Note(ComplaintDraft draft, TimeMention mention, LocalMoment now) => draft with
    {
        IncidentTime = mention.IsApproximate ? null : mention.AroundTime(now),
        IsDateApproximate = mention.IsApproximate,
    };

    /// <summary>Near enough not to be asked about again.</summary>
    public static bool IsRecent(DateOnly date, DateOnly today) => date >= today.AddDays(-OldDays);

    private Verdict Judge(ComplaintDraft draft, TimeMention mention, LocalMoment now)
    {
        if (mention.Date > now.Date)
        {
            return Object("Mend.DateFuture", Print(now.Date));
        }

        var noted = Note(draft, mention, now);
        return IsRecent(mention.Date, now.Date)
            ? Take(noted, mention.Date)
            : new Verdict(noted with { UnsureDate = mention.Date, Answered = draft.Answered & ~Flag }, Say("Mend.DateOld", Print(mention.Date)));
    }

    private Verdict Take(ComplaintDraft draft, DateOnly date) => Accept(draft with { IncidentDate = date, UnsureDate = null });

    private static ComplaintDraft Bare(ComplaintDraft draft) => draft with { UnsureDate = null, IncidentTime = null, IsDateApproximate = false };
}
