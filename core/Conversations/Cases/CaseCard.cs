using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>
/// The card of a case: as a recipe, and as text. Args: ticket, title, state key, since, filed, due, tracking id, agency, official
/// words, working days left, moves, then date, key and agency of each event. A recipe stored by an older version ends earlier.
/// </summary>
internal static class CaseCard
{
    private const int DaysLeft = 9;
    private const int MovesAt = 10;
    private const int FirstEvent = 11;
    private const int EventParts = 3;

    /// <summary>The newest ones; a screen holds no more.</summary>
    private const int MostEvents = 6;

    private const string DateForm = "yyyy-MM-dd";

    public static Reply Of(CaseFile file, TurnFacts facts, CaseRules rules)
    {
        var one = file.Case;
        var due = one.StepDue;
        ImmutableArray<string> args =
        [
            one.Ticket.ToString(),
            one.Title,
            one.CloseReason == CloseReason.SilentTimeout ? "State.ClosedSilently" : StatusWords.Key(one.Status),
            Clocks.Print(one.StatusSince, facts.Zone),
            Clocks.Print(one.FiledAt, facts.Zone),
            due is { } day ? day.ToString(DateForm, CultureInfo.InvariantCulture) : "",
            one.TrackingId ?? "",
            one.Agency ?? "",
            one.HubWords ?? "",
            due is { } end ? rules.Left(end, facts.Today).ToString(CultureInfo.InvariantCulture) : "",
            ((int)rules.Moves(one, file.Additions, facts.Now)).ToString(CultureInfo.InvariantCulture),
            .. Newest(file).SelectMany(happened => Parts(happened, facts.Zone)),
        ];
        return new Reply("Status.Own", args, Card.Case);
    }

    /// <summary>What may be done, as far as the recipe tells.</summary>
    public static CaseMoves Moves(Reply reply) =>
        reply.Args.Length > MovesAt && int.TryParse(reply.Args[MovesAt], NumberStyles.None, CultureInfo.InvariantCulture, out var moves) ? (CaseMoves)moves : CaseMoves.None;

    public static ImmutableArray<TextRun> Tell(Wording wording, string language, ImmutableArray<string> args)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        runs.AddRange(wording.Say(language, "Status.Own", [args[0], args[1], wording.Label(language, args[2]), args[3], args[4]]));
        Line(runs, wording, language, "Status.Tracking", args[6]);
        Line(runs, wording, language, "Status.Agency", args[7]);
        Line(runs, wording, language, "Status.Words", args[8]);
        runs.Add(new TextRun("\n"));
        runs.AddRange(wording.Say(language, $"Next.{args[2]["State.".Length..]}", [DayWords.Read(wording, language, args[5])]));
        if (args.Length > DaysLeft && args[DaysLeft].Length > 0)
        {
            runs.Add(new TextRun("\n"));
            runs.AddRange(Clock(wording, language, args));
        }

        History(runs, wording, language, args);
        return runs.ToImmutable();
    }

    /// <summary>The clock in words: what is left, or honestly how much too late it is.</summary>
    private static ImmutableArray<TextRun> Clock(Wording wording, string language, ImmutableArray<string> args)
    {
        var left = int.Parse(args[DaysLeft], CultureInfo.InvariantCulture);
        var isOnCitizen = args[2] is "State.Answered" or "State.Pending";
        var phrase = (left, isOnCitizen) switch
        {
            ( < 0, _) => "Clock.Late",
            (0, true) => "Clock.YoursToday",
            (0, _) => "Clock.Today",
            (_, true) => "Clock.Yours",
            _ when args[2] == "State.Relayed" => "Clock.Verifying",
            _ => "Clock.Left",
        };
        return wording.Say(language, phrase, [$"{Math.Abs(left)}", DayWords.Read(wording, language, args[5])]);
    }

    private static void History(ImmutableArray<TextRun>.Builder runs, Wording wording, string language, ImmutableArray<string> args)
    {
        if (args.Length <= FirstEvent)
        {
            return;
        }

        runs.Add(new TextRun("\n\n"));
        runs.AddRange(wording.Say(language, "History.Title", []));
        for (var i = FirstEvent; i + EventParts <= args.Length; i += EventParts)
        {
            var what = wording.Label(language, args[i + 1]);
            runs.Add(new TextRun($"\n• {DayWords.Read(wording, language, args[i])}: {what}{(args[i + 2].Length > 0 ? $" ({args[i + 2]})" : "")}"));
        }
    }

    /// <summary>Words of the same day and kind tell nothing new as a second line.</summary>
    private static IEnumerable<CaseEvent> Newest(CaseFile file) => file.Events.TakeLast(MostEvents);

    private static IEnumerable<string> Parts(CaseEvent happened, TimeZoneInfo zone) =>
    [
        Clocks.Day(happened.At, zone).ToString(DateForm, CultureInfo.InvariantCulture),
        happened.Kind switch
        {
            CaseEventKind.Moved => StatusWords.EventKey(happened.Status!.Value),
            CaseEventKind.Added => "History.Added",
            _ => "History.Said",
        },
        happened.Agency ?? "",
    ];

    private static void Line(ImmutableArray<TextRun>.Builder runs, Wording wording, string language, string phrase, string value)
    {
        if (value.Length > 0)
        {
            runs.Add(new TextRun("\n"));
            runs.AddRange(wording.Say(language, phrase, [value]));
        }
    }
}
