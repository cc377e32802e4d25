using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Forms;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LaporBot.Testing;

/// <summary>A form that a person fills in: at first with everything right, then with what a test changes.</summary>
public sealed class FormScript
{
    private readonly ComplaintForm _form;
    private Dictionary<ConversationState, string> _fields = new()
    {
        [ConversationState.Story] = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam.",
        [ConversationState.Classification] = nameof(Classification.Pengaduan),
        [ConversationState.IncidentDate] = "2026-11-20",
        [ConversationState.Region] = "52.71",
        [ConversationState.Place] = "Depan masjid Karang Baru",
        [ConversationState.Identity] = "a",
        [ConversationState.Secrecy] = "n",
    };

    public FormScript(ILedger ledger)
    {
        var wording = new Wording();
        var time = new FakeTimeProvider(ConversationScript.Morning);
        var services = new HubServices();
        services.Replace(ConversationScript.Services);
        var node = Options.Create(new NodeOptions());
        var rules = new CaseRules(new Clocks(SlaSchedule.Of(node.Value), WorkCalendar.Of(node.Value)), NodeZone.Find(node.Value.TimeZone)!);
        var care = (IAftercare)ledger;
        var errands = new Errands(
            ledger,
            (IAlikeCases)ledger,
            new Dialogue(wording, new ConversationOptions()),
            new CaseErrands(ledger, care, rules, []),
            new Passage(new InMemoryHandovers(time), new InMemoryConversationStore(), ledger, care, new Speech(wording)));
        var knowledge = new LocalKnowledge();
        var clock = new TurnClock(time, services, node, Options.Create(new ConversationOptions()), knowledge);
        _form = new ComplaintForm(new Speech(wording), errands, ledger, clock, Funnel = new Funnel(WorkCalendar.Of(node.Value), time));
    }

    public ReplyAddress Sender { get; } = Some.Address("webchat");

    public Guid Draft { get; set; } = Guid.NewGuid();

    public string Language { get; set; } = Wording.Indonesian;

    public bool HasConsent { get; set; } = true;

    public bool IsDateSure { get; set; }

    public ImmutableArray<Attachment> Files { get; set; } = [];

    public ComplaintForm Form => _form;

    public Funnel Funnel { get; }

    public FormOutcome Outcome { get; private set; } = new(null, [], []);

    /// <summary>What is wrong, as it is read on the page.</summary>
    public string Faults => string.Join('\n', Outcome.Faults.Select(fault => $"{fault.Field}: {string.Concat(fault.Text.Select(run => run.Text))}"));

    /// <summary>Writes into a field.</summary>
    public FormScript With(ConversationState field, string words)
    {
        _fields[field] = words;
        return this;
    }

    /// <summary>Leaves every field open.</summary>
    public FormScript Empty()
    {
        _fields = [];
        HasConsent = false;
        return this;
    }

    public async Task<FormScript> SendAsync()
    {
        var answers = new FormAnswers(Draft, Sender, Language, _fields.ToFrozenDictionary(), Files) { HasConsent = HasConsent, IsDateSure = IsDateSure };
        Outcome = await _form.SubmitAsync(answers, CancellationToken.None);
        return this;
    }
}
