using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Asking;

/// <summary>When it happened: a button, or dd-mm-yyyy; never in the future, and older than a year is confirmed.</summary>
internal sealed class IncidentDateQuestion()
    : Question(ConversationState.IncidentDate, Questions.IncidentDate, Card.IncidentDate)
{
    public const string Format = "dd-MM-yyyy";
    private const string Today = "t";
    private const string Yesterday = "k";
    private const int OldDays = 365;

    private static readonly string[] Formats =
        ["d-M-yyyy", "d/M/yyyy", "d.M.yyyy", "d M yyyy", "d-M-yy", "d/M/yy", "d.M.yy", "d M yy", "yyyy-M-d"];

    public override bool MaySkip(ComplaintDraft draft) => draft.Classification != Classification.Pengaduan;

    public override Reply Ask(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureDate is { } old ? Say("Mend.DateOld", Print(old)) : Say("Ask.IncidentDate");

    public override ImmutableArray<Option> Options(ComplaintDraft draft, TurnFacts facts) =>
        draft.UnsureDate is null
            ? [new Option(Today, "Choice.Today"), new Option(Yesterday, "Choice.Yesterday")]
            : [new Option(Yes, "Choice.Yes"), new Option(No, "Choice.No")];

    public override Verdict Hear(ComplaintDraft draft, Input input, TurnFacts facts) => input switch
    {
        Input.Chosen { Value: Today } => Take(draft, facts.Today),
        Input.Chosen { Value: Yesterday } => Take(draft, facts.Today.AddDays(-1)),
        Input.Chosen { Value: Yes } when draft.UnsureDate is { } old => Take(draft, old),
        Input.Chosen { Value: No } => new Verdict(draft with { UnsureDate = null }, Say("Ask.IncidentDate")),
        Input.Words words when TryRead(words.Value, out var date) => Judge(draft, date, facts.Today),
        _ => Object("Mend.Date"),
    };

    public override ComplaintDraft Skip(ComplaintDraft draft) => Settle(draft with { IncidentDate = null, UnsureDate = null });

    public override ComplaintDraft Empty(ComplaintDraft draft) => base.Empty(draft) with { IncidentDate = null };

    public override Shown? Show(ComplaintDraft draft) => draft.IncidentDate is { } date ? Shown.Of(Print(date)) : null;

    public static string Print(DateOnly date) => date.ToString(Format, CultureInfo.InvariantCulture);

    private Verdict Judge(ComplaintDraft draft, DateOnly date, DateOnly today)
    {
        if (date > today)
        {
            return Object("Mend.DateFuture", Print(today));
        }

        return date < today.AddDays(-OldDays)
            ? new Verdict(draft with { UnsureDate = date, Answered = draft.Answered & ~Flag }, Say("Mend.DateOld", Print(date)))
            : Take(draft, date);
    }

    private Verdict Take(ComplaintDraft draft, DateOnly date) => Accept(draft with { IncidentDate = date, UnsureDate = null });

    private static bool TryRead(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out date) && date.Year >= 1945;
}
