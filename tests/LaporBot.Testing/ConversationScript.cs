using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Core.Reading;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Testing;

/// <summary>A conversation with the core, written as a script: what a citizen does, what a citizen sees.</summary>
public sealed class ConversationScript
{
    /// <summary>A Wednesday morning in Mataram.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly Intake _intake;
    private readonly ReplyAddress _citizen;
    private readonly Dictionary<string, string> _said = [];
    private int _messages;

    public ConversationScript(
        IConversationStore store,
        ILedger ledger,
        string citizen = "4711",
        FakeTimeProvider? time = null,
        Gazetteer? gazetteer = null,
        PhrasePacks? packs = null,
        TwoChats? other = null)
    {
        Time = time ?? new FakeTimeProvider(Morning);
        other ??= new TwoChats(Time);
        _citizen = new ReplyAddress(other.Speaking, citizen);
        var wording = new Wording(packs);
        var services = new HubServices();
        services.Replace(Services);
        var dialogue = new Dialogue(wording, new ConversationOptions());
        var speech = new Speech(wording);
        var node = new NodeOptions();
        var clocks = new Clocks(SlaSchedule.Of(node), WorkCalendar.Of(node));
        var rules = new CaseRules(clocks, NodeZone.Find(node.TimeZone)!);
        if (ledger is InMemoryLedger memory)
        {
            memory.Now = Time.GetUtcNow;
        }

        _intake = new Intake(
            store,
            new Errands(
                ledger,
                (IAlikeCases)ledger,
                dialogue,
                new CaseErrands(ledger, (IAftercare)ledger, rules, []),
                new Passage(other.Handovers, store, ledger, (IAftercare)ledger, speech)),
            new Talk(dialogue, speech, NullLogger<Talk>.Instance),
            new Attendance(WakeUps, Options.Create(new ConversationOptions()), Time),
            new TurnClock(Time, services, Options.Create(node), Options.Create(new ConversationOptions()), new LocalKnowledge(places: gazetteer, doors: other.Doors)));
    }

    public static ImmutableArray<HubService> Services { get; } =
    [
        new("jalan", "Infrastruktur Jalan & Jembatan", ["jalan rusak", "jalan berlubang", "jembatan"]),
        new("pju", "Penerangan Jalan", ["lampu jalan", "lampu", "gelap"]),
        new("adminduk", "Administrasi Kependudukan", ["ktp", "kk", "akta"]),
        new("lainnya", "Lainnya", []),
    ];

    /// <summary>How many messages this person has sent before the script begins.</summary>
    public int Before { init => _messages = value; }

    public FakeTimeProvider Time { get; }

    public InMemoryWakeUps WakeUps { get; } = new();

    /// <summary>What was answered to the newest message.</summary>
    public ImmutableArray<OutgoingMessage> Answer { get; private set; } = [];

    public string Text => string.Join('\n', Answer.Select(message => message.PlainText));

    public ImmutableArray<Choice> Buttons => Answer.IsEmpty ? [] : Answer[^1].Choices;

    public Task<ConversationScript> Says(string words)
    {
        _said[words] = $"{_messages + 1}";
        return Sends(new MessageContent.Text(words));
    }

    /// <summary>Corrects the message that said these words.</summary>
    public Task<ConversationScript> CorrectsSaid(string words, string instead) =>
        Sends(new IncomingMessage($"{++_messages}", _citizen, new MessageContent.Edited(instead)) { Origin = _said[words] });

    /// <summary>Replies to a message of ours that names a case, as the channel understands it.</summary>
    public Task<ConversationScript> Replies(TicketNumber about, MessageContent content) => Sends(content, null, about);

    public Task<ConversationScript> Joins() => Sends(new MessageContent.Joined());

    public Task<ConversationScript> SendsPin(double latitude, double longitude) => Sends(new MessageContent.Pin(new GeoPoint(latitude, longitude)));

    public Task<ConversationScript> SendsPhoto(string source = "foto", string? caption = null) =>
        Sends(new MessageContent.Files([new Attachment(source, AttachmentKind.Photo)], caption));

    /// <summary>Presses the button whose label contains these words.</summary>
    public Task<ConversationScript> Presses(string label) => PressesData(Button(label).Data);

    public Task<ConversationScript> PressesData(string data) => Sends(new MessageContent.Press(data));

    public async Task<ConversationScript> Sends(MessageContent content, string? id = null, TicketNumber? about = null)
    {
        var number = id ?? (++_messages).ToString(CultureInfo.InvariantCulture);
        return await Sends(new IncomingMessage(number, _citizen, content) { Origin = number, About = about });
    }

    /// <summary>Corrects the message sent so many messages ago (1 is the newest), as Telegram lets people do.</summary>
    public Task<ConversationScript> Corrects(string words, int ago = 1)
    {
        var origin = $"{_messages - ago + 1}";
        return Sends(new IncomingMessage($"{++_messages}", _citizen, new MessageContent.Edited(words)) { Origin = origin });
    }

    /// <summary>Replies to the message of ours that has this button.</summary>
    public Task<ConversationScript> RepliesTo(Choice button, string words) => RepliesTo(button, new MessageContent.Text(words));

    public Task<ConversationScript> RepliesTo(Choice button, MessageContent content) =>
        Sends(new IncomingMessage($"{++_messages}", _citizen, content) { Origin = $"{_messages}", RepliesTo = button.Data });

    /// <summary>Says nothing for a while, as the worker that looks at quiet conversations sees it.</summary>
    public async Task<ConversationScript> Waits(TimeSpan time)
    {
        Time.Advance(time);
        foreach (var who in await WakeUps.TakeDueAsync(Time.GetUtcNow(), TimeSpan.FromMinutes(1), 10, TestContext.Current.CancellationToken))
        {
            await WakeUps.SettleAsync(who, await _intake.WakeAsync(who, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }

        return this;
    }

    public async Task<ConversationScript> Sends(IncomingMessage message)
    {
        Answer = (await _intake.AcceptAsync(message, TestContext.Current.CancellationToken)).Messages;
        return this;
    }

    /// <summary>The same event once more, as a channel that got no acknowledgement sends it.</summary>
    public Task<ConversationScript> Repeats(MessageContent content) => Sends(content, _messages.ToString(CultureInfo.InvariantCulture));

    public ConversationScript Sees(params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            Assert.Contains(part, Text, StringComparison.OrdinalIgnoreCase);
        }

        return this;
    }

    public ConversationScript DoesNotSee(string part)
    {
        Assert.DoesNotContain(part, Text, StringComparison.OrdinalIgnoreCase);
        return this;
    }

    public Choice Button(string label) =>
        Buttons.FirstOrDefault(choice => choice.Label.Contains(label, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"No button '{label}' among: {string.Join(" | ", Buttons.Select(choice => choice.Label))}");
}
