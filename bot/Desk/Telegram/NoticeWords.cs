using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>Notices in an official's language: a number, a subject, a place and a clock, none of it words of the citizen but an open case's title.</summary>
internal sealed class NoticeWords(DeskPlaces places, TimeProvider time)
{
    private const string One = "Telegram.Notice.";

    private const string Many = "Telegram.Notices.";

    public OutgoingMessage Compose(NoticeBundle bundle) => places.Marked(Write(bundle), bundle.To.Language);

    private OutgoingMessage Write(NoticeBundle bundle)
    {
        var (actor, speech) = (Actor.Of(bundle.To, TelegramBinding.Source), places.In(bundle.To.Language));
        if (bundle.Notices.Count > 1)
        {
            return new OutgoingMessage
            {
                Text = speech.Runs($"{Many}{bundle.Kind}", bundle.Notices.Count.ToString(CultureInfo.InvariantCulture)),
                Choices = [speech.Button("Telegram.Button.Queue", CaseTalk.Queue)],
                IsForDesk = true,
                CanWait = true,
            };
        }

        var line = PocketCases.Line(bundle.Notices[0].Case, time.GetUtcNow());
        return new OutgoingMessage
        {
            Text = [.. speech.Runs($"{One}{bundle.Kind}", line.Ticket.ToString()), .. CaseSketches.InNotice(speech, line)],
            Choices = Buttons(actor, speech, bundle.Kind, line.Ticket.ToString(), isQuiet: line.Title is null),
            Answers = bundle.Thread,
            IsForDesk = true,
            CanWait = true,
        };
    }

    private static ImmutableArray<Choice> Buttons(Actor actor, DeskSpeech speech, NoticeKind kind, string ticket, bool isQuiet)
    {
        var open = speech.Button("Telegram.Button.Open", CaseTalk.Open, ticket);
        return isQuiet || kind is NoticeKind.Satisfied or NoticeKind.Withdrawn || !actor.May(Power.Reply)
            ? [open]
            : [open, speech.Button("Telegram.Button.Reply", CaseTalk.Reply, ticket)];
    }
}
