using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Tests.Workers;
using LaporBot.Bot.Workers;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>A ledger with an institution, its people, a channel that remembers, and the engine without its loops.</summary>
internal sealed class BroadcastBench(LedgerHarness harness, ScriptedChannel channel)
{
    public static readonly Actor Author = new(Guid.NewGuid(), "Rina", DeskRole.AdminInstansi, "kab-bima", "id", "web");
    public static readonly Actor Second = new(Guid.NewGuid(), "Joko", DeskRole.PejabatPenghubung, "kab-bima/pupr", "id", "web");
    public static readonly Actor Operator = new(Guid.NewGuid(), "Tono", DeskRole.Operator, null, "id", "web");

    public static readonly Audience Roads = new() { Kind = AudienceKind.Cases, Category = "jalan" };

    public LedgerHarness Harness => harness;

    public ScriptedChannel Channel => channel;

    public BroadcastOffice Office => harness.Get<BroadcastOffice>();

    public BroadcastDirector Director => harness.Get<BroadcastDirector>();

    public static void Services(IServiceCollection services, ScriptedChannel channel, params (string, string)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(one => one.Item1, one => (string?)one.Item2)).Build();
        services.AddSingleton<IChannel>(channel);
        services.AddSingleton<INationalHub>(new ScriptedHub());
        services.AddSingleton(new FileLink(_ => null));
        services.AddWorkers(configuration);
        services.AddBroadcasts(configuration);
        services.TryAddSingleton<DeskTexts>();
    }

    public async Task InstitutionsAsync()
    {
        var institutions = harness.Get<Institutions>();
        foreach (var (code, parent, region) in new[] { ("kab-bima", null, "52.06"), ("kab-bima/pupr", "kab-bima", "52.06"), ("kota-mataram", (string?)null, "52.71") })
        {
            var row = new InstitutionRow { Code = code, ParentCode = parent, Name = $"Pemda {code}", RegionCode = region, IsActive = true, HasDecree = true };
            await institutions.KeepAsync(null, row, CancellationToken.None);
        }
    }

    /// <summary>Files a case that lies with the author's institution, or another one.</summary>
    public async Task<ReplyAddress> FileAsync(Func<Complaint, Complaint>? change = null, string? institution = "kab-bima", Guid? incident = null)
    {
        var complaint = change is null ? Some.Complaint() : change(Some.Complaint());
        var ticket = await harness.Ledger.FileAsync(complaint, CancellationToken.None);
        await harness.LookAsync(context => context.Complaints.Where(row => row.Ticket == ticket).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.InstitutionCode, institution).SetProperty(row => row.IncidentId, incident)));
        return complaint.Owner;
    }

    public async Task<ReplyAddress[]> PeopleAsync(int count)
    {
        var people = new ReplyAddress[count];
        for (var i = 0; i < count; i++)
        {
            people[i] = await FileAsync();
        }

        return people;
    }

    public async Task<AudienceCount> CountAsync(Audience audience) =>
        await harness.Get<BroadcastDesk>().CountAsync(Author.InstitutionCode, audience, CancellationToken.None);

    /// <summary>Written, approved and begun.</summary>
    public async Task<Guid> BegunAsync(string text = "Jalan Lintas Bima ditutup besok pagi.", Audience? audience = null)
    {
        var id = await DraftAsync(text, audience);
        await GoAsync(id);
        await Director.RoundAsync(CancellationToken.None);
        return id;
    }

    public async Task<Guid> DraftAsync(string text = "Jalan Lintas Bima ditutup besok pagi.", Audience? audience = null, string? english = "The road is closed tomorrow morning.") =>
        (await Office.DraftAsync(Author, new BroadcastDraft(text, english, audience ?? Roads), CancellationToken.None))!.Value;

    /// <summary>Submits, and approves when it must be.</summary>
    public async Task GoAsync(Guid id)
    {
        Xunit.Assert.Equal(BroadcastAnswer.Done, await Office.SubmitAsync(Author, id, again: true, CancellationToken.None));
        if (await StateAsync(id) == BroadcastState.Review)
        {
            Xunit.Assert.Equal(BroadcastAnswer.Done, await Office.ApproveAsync(Second, id, (await RowAsync(id)).ContentHash, CancellationToken.None));
        }
    }

    public async Task<BroadcastRow> RowAsync(Guid id) => (await harness.Get<BroadcastBook>().FindAsync(id, CancellationToken.None))!;

    public async Task<BroadcastState> StateAsync(Guid id) => (await RowAsync(id)).State;

    public Task<List<RecipientRow>> RecipientsAsync(Guid id) =>
        harness.LookAsync(context => context.Recipients.AsNoTracking().Where(row => row.BroadcastId == id).OrderBy(row => row.Position).ToListAsync());

    public Task<IReadOnlyList<BulkLease>> LeaseAsync(int most = 500) =>
        harness.Get<BulkQueue>().LeaseAsync("test", most, BulkDispatcher.Lease, new BulkChoice(MayRepeat: false, OnlyEdits: !harness.Get<Bell>().IsOpen), CancellationToken.None);

    public Task HandleAsync(BulkLease lease) => WhileTimePassesAsync(harness.Get<BulkDispatcher>().HandleAsync(lease, CancellationToken.None));

    /// <summary>The director looks, what is due is sent, the director looks again.</summary>
    public async Task RoundAsync(TimeSpan pass = default)
    {
        harness.Time.Advance(pass);
        await Director.RoundAsync(CancellationToken.None);
        var leases = !harness.Get<ChannelLanes>()["test"].Pace.IsPaused ? await LeaseAsync() : [];
        await WhileTimePassesAsync(Task.WhenAll(leases.Select(lease => harness.Get<BulkDispatcher>().HandleAsync(lease, CancellationToken.None))));
        await Director.RoundAsync(CancellationToken.None);
    }

    public async Task WhileTimePassesAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            harness.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Delay(1);
        }

        await work;
    }
}

/// <summary>A test of broadcasts; what derives from it says on which database.</summary>
public abstract class BroadcastTest : LedgerTest
{
    private protected readonly ScriptedChannel Channel = new();

    private protected BroadcastBench Bench => field ??= new BroadcastBench(Harness, Channel);

    private protected virtual (string, string)[] Settings => [];

    private protected Action<IServiceCollection> Parts => services => BroadcastBench.Services(services, Channel, Settings);
}
