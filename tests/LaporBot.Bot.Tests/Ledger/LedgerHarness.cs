using LaporBot.Bot.Ledger;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>A fresh, migrated ledger with its parts, on one of the two databases.</summary>
internal sealed class LedgerHarness : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LedgerHarness(string folder, string? connectionString, Action<IServiceCollection>? more)
    {
        Folder = folder;
        var settings = new Dictionary<string, string?> { ["DataPath"] = folder, ["Ledger:ConnectionString"] = connectionString };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddLaporBotCore(configuration);
        services.AddLedger(configuration);
        services.AddSingleton<IConversationStore>(new InMemoryConversationStore());
        services.AddSingleton<IWakeUps>(new InMemoryWakeUps());
        services.AddSingleton<IHandovers>(new InMemoryHandovers(Time));
        services.AddSingleton<ILeases, InMemoryLeases>();
        more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public string Folder { get; }

    public IServiceProvider Services => _services;

    public FakeTimeProvider Time { get; } = new(Some.Moment);

    public ILedger Ledger => Get<ILedger>();

    public static Task<LedgerHarness> SqliteAsync(Action<IServiceCollection>? more = null) => OpenAsync(null, more);

    public static async Task<LedgerHarness> PostgresAsync(Action<IServiceCollection>? more = null) =>
        await OpenAsync(await PostgresServer.NewDatabaseAsync(), more);

    /// <summary>Not migrated, and perhaps not even reachable.</summary>
    public static LedgerHarness Raw(string? connectionString = null, string? folder = null) =>
        new(folder ?? Directory.CreateTempSubdirectory("laporbot-ledger-").FullName, connectionString, null);

    public T Get<T>()
        where T : notnull =>
        _services.GetRequiredService<T>();

    /// <summary>Looks straight into the tables.</summary>
    public Task<T> LookAsync<T>(Func<LedgerContext, Task<T>> look) => Get<LedgerDatabase>().ReadAsync(look);

    public Task<ComplaintRow> RowAsync(TicketNumber ticket) =>
        LookAsync(context => context.Complaints.AsNoTracking().Include(row => row.Files).SingleAsync(row => row.Ticket == ticket));

    public async Task<SubmissionRow> SubmissionAsync(TicketNumber ticket)
    {
        var id = (await RowAsync(ticket)).Id;
        return await LookAsync(context => context.Submissions.AsNoTracking().SingleAsync(row => row.ComplaintId == id));
    }

    public async Task<IReadOnlyList<StatusEventRow>> EventsAsync(TicketNumber ticket)
    {
        var id = (await RowAsync(ticket)).Id;
        return await LookAsync(context => context.StatusEvents.AsNoTracking().Where(row => row.ComplaintId == id).OrderBy(row => row.ReceivedAt).ToListAsync());
    }

    public Task<List<DeliveryRow>> DeliveriesAsync(ReplyAddress to) =>
        LookAsync(context => context.Deliveries.AsNoTracking().Where(row => row.Channel == to.Channel && row.Address == to.Value).OrderBy(row => row.Seq).ToListAsync());

    /// <summary>Files a complaint and gives it the hub's id.</summary>
    public async Task<(TicketNumber Ticket, Complaint Complaint)> BoundAsync(string trackingId, Complaint? complaint = null)
    {
        var filed = complaint ?? Some.Complaint();
        var ticket = await Ledger.FileAsync(filed, CancellationToken.None);
        var id = (await RowAsync(ticket)).Id;
        var lease = (await Get<SubmissionQueue>().LeaseAsync(100, TimeSpan.FromMinutes(1), CancellationToken.None)).Single(one => one.ComplaintId == id);
        Assert.Equal(Binding.Bound, await Get<CaseBindings>().BindAsync(lease, ticket, trackingId, CancellationToken.None));
        return (ticket, filed);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<LedgerHarness> OpenAsync(string? connectionString, Action<IServiceCollection>? more)
    {
        var harness = new LedgerHarness(Directory.CreateTempSubdirectory("laporbot-ledger-").FullName, connectionString, more);
        await LedgerMigration.ApplyAsync(harness.Services, CancellationToken.None);
        return harness;
    }
}

/// <summary>A test with a ledger of its own; what derives from it says on which database.</summary>
public abstract class LedgerTest : IAsyncLifetime
{
    private LedgerHarness? _harness;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected LedgerHarness Harness => _harness ?? throw new InvalidOperationException("Not opened yet.");

    public async ValueTask InitializeAsync() => _harness = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_harness is not null)
        {
            await _harness.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected abstract Task<LedgerHarness> OpenAsync();
}
