using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations.Asking;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>A person's rights over their own data (UU 27/2022): the notice, a copy, erasure, and what may be sent to them.</summary>
internal sealed class PrivacyTalk(Mover move)
{
    /// <summary>More would not fit a screen; the file has them all.</summary>
    private const int MostTold = 5;

    /// <summary>The notice with its version, and when this person agreed to it.</summary>
    public static Turn Notice(Conversation conversation, TurnFacts facts) => conversation.Consent is { } consent
        ? conversation.Saying(facts, new Reply("Privacy", []), new Reply("Privacy.Agreed", [consent.NoticeVersion, Clocks.Print(consent.At, facts.Zone)]))
        : conversation.Saying(facts, new Reply("Privacy", []), new Reply("Privacy.NotAgreed", [PrivacyNotice.Version]));

    public Turn? Hear(Conversation conversation, Intent intent, TurnFacts facts) => intent switch
    {
        Intent.Choose { Value: Question.No } => CaseTalk.Leave(move, conversation).Saying(facts, new Reply("Case.Left", [])),
        Intent.Choose chosen => new Turn(conversation, [], new Errand.Erase(chosen.Value == Asides.Silently)),
        Intent.Words => conversation.Saying(facts, new Reply("Mend.Erasing", [])),
        _ => null,
    };

    /// <summary>Broadcasts were switched, or were so already.</summary>
    public static Turn Heard(Turn turn, bool broadcasts, PersonResult result, TurnFacts facts) => (broadcasts, result.Changed) switch
    {
        (false, _) => turn.Next.Saying(facts, new Reply("Broadcasts.Off", [])),
        (true, true) => turn.Next.Saying(facts, new Reply("Broadcasts.On", [])),
        _ => turn.Next.Saying(facts, new Reply(turn.Next.Draft is null ? "Greeting" : "Greeting.Draft", [])),
    };

    /// <summary>The copy is kept under an id; the sentence carries it to the channel.</summary>
    public static Turn Copied(Turn turn, PersonFile file, PersonDocument document, TurnFacts facts) =>
        CaseTalk.SayingCard(turn.Next, facts,
        [
            (turn.Next.Consent ?? file.Reports.FirstOrDefault()?.Complaint.Consent) is { } consent
                ? new Reply("MyData.Consent", [consent.NoticeVersion, Clocks.Print(consent.At, facts.Zone)])
                : new Reply("MyData.NoConsent", []),
            .. Reports(file, facts),
            new Reply(file.HearsBroadcasts ? "MyData.Hears" : "MyData.HearsNot", []),
            new Reply("MyData.Copy", [document.Id, document.Name, document.ContentType], Card.Document),
        ]);

    /// <summary>Nothing of the talk is left but its language: the draft, the consent and what was said are gone.</summary>
    public static Turn Erased(Turn turn, bool stopsNews, PersonResult result, TurnFacts facts)
    {
        var fresh = Conversation.New(turn.Next.Language) with { Seen = turn.Next.Seen };
        return fresh.Saying(
            facts,
            new Reply("Erased", [$"{result.Reports}", $"{result.Files}"]),
            new Reply(result.Open == 0 ? "Erased.NoneOpen" : stopsNews ? "Erased.Silent" : "Erased.Told", [$"{result.Open}"]));
    }

    private static IEnumerable<Reply> Reports(PersonFile file, TurnFacts facts)
    {
        yield return new Reply("MyData.Reports", [$"{file.Reports.Length}"]);
        foreach (var report in file.Reports.Take(MostTold))
        {
            var (complaint, one) = (report.Complaint, report.File.Case);
            var who = complaint.Reporter is { } reporter ? string.Join(", ", new[] { reporter.Name, reporter.Phone, reporter.Email }.OfType<string>()) : "–";
            yield return new Reply("MyData.Report", [one.Ticket.ToString(), one.Title, Clocks.Print(one.FiledAt, facts.Zone), who, $"{complaint.Files.Length}"]);
        }
    }
}
