using System.Text.RegularExpressions;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Audit;
using LaporBot.Bot.Desk.Cases;
using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Desk.Queues;
using LaporBot.Bot.Desk.Relay;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Tests.House;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace LaporBot.Bot.Tests.Desk;

/// <summary>A sentence whose name is put together while a page is drawn is there for whatever it may be put together from.</summary>
public sealed partial class WordsTests
{
    private static readonly string[] Languages = [Wording.Indonesian, Wording.English];

    private static readonly string[] Acts = [.. ActNames.ForVerifiers, .. ActNames.ForRepliers];

    /// <summary>Beginnings of names, and every ending a page can give them.</summary>
    private static readonly Dictionary<string, IEnumerable<string>> Endings = new()
    {
        ["Shell.Role."] = Of<DeskRole>(),
        ["Home.Status."] = Of<HealthStatus>(),
        ["Cases.Status."] = Of<ComplaintStatus>(),
        ["Cases.Tone."] = Of<ClockTone>(),
        ["Cases.Side."] = Of<TimelineSide>(),
        ["Cases.Decision."] = Of<IdentityDecision>(),
        ["Cases.Kind."] = Of<Classification>(),
        ["Cases.FileState."] = Of<FileState>(),
        ["Cases.Delivery."] = Of<DeliveryState>(),
        ["Cases.Road."] = Of<SubmissionState>(),
        ["Cases.Note."] = Of<HubNoteKind>(),
        ["Cases.NoteState."] = Of<NoteState>(),
        ["Cases.Clock."] = Of<ClockKind>().Except([nameof(ClockKind.ReplyWindow)]), // the citizen's own: nobody is reminded of it
        ["Cases.Reminded."] = Of<ClockStage>(),
        ["Cases.Skipped."] = Of<ClockStage>().Except([nameof(ClockStage.Escalation)]), // nothing is graver
        ["Cases.Reason."] = ReasonCodes.Archived,
        ["Cases.Act."] = Acts,
        ["Cases.Hint."] = Acts,
        ["Cases.Send."] = Acts,
        ["Cases.Done."] = Acts,
        ["Cases.Words."] = Acts.Except([ActNames.Correct, ActNames.Join]),
        ["Relay.Kind."] = Of<HubNoteKind>(),
        ["Queues.State."] = ((SubmissionState[])[SubmissionState.Operator, SubmissionState.Refused, SubmissionState.Relay, SubmissionState.Unknown]).Select(state => $"{state}"),
        ["Queues.Fault."] = QueueFaults.All,
        ["Relay.Fault."] = RelayFaults.All,
        ["Queues.Adapter."] = Of<HubAdapter>(),
        ["Sites.Ui."] = ["light", "webchat"],
        ["Evaluation.Split."] = Of<Split>(),
        ["Evaluation.Age."] = ["0", "1", "2", "3"],
        ["Broadcasts.Audience."] = Of<AudienceKind>(),
        ["Broadcasts.Part."] = Of<AudiencePart>(),
        ["Broadcasts.State."] = Of<BroadcastState>(),
        ["Broadcasts.Kind."] = Of<BroadcastKind>(),
        ["Broadcasts.Recipient."] = [.. Of<RecipientState>(), "NotSent"],
        ["Broadcasts.Finding."] = ["Empty", "Hidden", "Link", "NoEnglish", "PersonalData", "TooLong", "TooLongForChannel"],
        ["Broadcasts.Data."] = ["BankCard", "Email", "IdentityNumber", "Phone"],
        ["Broadcasts.Hold."] = [HoldReasons.Person, HoldReasons.Blocks, HoldReasons.Errors, HoldReasons.Grown],
        ["Broadcasts.Verdict."] = [Verdicts.OptedOut, Verdicts.Unreachable, Verdicts.Secret, Verdicts.NoChannel, Verdicts.Erased],
        ["Broadcasts.Answer."] = Of<BroadcastAnswer>().Except([nameof(BroadcastAnswer.Done), nameof(BroadcastAnswer.Repeats)]),
        ["Broadcasts.Language."] = Languages,
        ["Audit.Area."] = AuditActs.ByArea.Select(area => area.Key),
        ["Audit.Act."] = AuditActs.ByArea.SelectMany(area => area),
        ["Home.Health."] = ["redis", "ledger", "hub", "calendar"],
        ["Telegram.Notice."] = Of<NoticeKind>(),
        ["Telegram.Notices."] = Of<NoticeKind>(),
        ["Telegram.Fate."] = Of<ReplyFate>(),
        ["Telegram.Verdict."] = Of<ActVerdict>().Except([nameof(ActVerdict.Done)]),
    };

    public static TheoryData<string> Beginnings => [.. Endings.Keys];

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void Whatever_a_page_may_ask_for_has_its_sentence_in_both_languages(string beginning)
    {
        var texts = new DeskTexts();
        foreach (var language in Languages)
        {
            var words = texts.In(language);
            Assert.Equal([], Endings[beginning].Where(ending => words.Find(beginning + ending) is null).Select(ending => $"{language} {beginning}{ending}"));
        }
    }

    [Fact]
    public void No_page_puts_a_name_together_that_is_not_looked_after_here()
    {
        var folder = Path.Combine(SourceFile.Repository, "bot", "Desk");
        var asked = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Composed().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();
        Assert.NotEmpty(asked);
        Assert.Equal([], asked.Except(Endings.Keys));
    }

    private static string[] Of<T>()
        where T : struct, Enum => Enum.GetNames<T>();

    [GeneratedRegex("""Words\["([A-Za-z.]+\.)" \+""")]
    private static partial Regex Composed();
}
