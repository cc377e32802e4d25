using BenchmarkDotNet.Attributes;
using LaporBot.Bot.Redis;
using LaporBot.Bot.Redis.Embedded;
using LaporBot.Core;
using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LaporBot.Benchmarks;

public enum Server
{
    Redis,
    Garnet,
}

/// <summary>
/// Load and commit of an open draft, many people at once as under a webhook, beside the floor: one GET and one SET with expiry of
/// 900 bytes. Times are per turn. Garnet's include the commit of its file.
/// </summary>
[MemoryDiagnoser]
public class CommitBenchmarks
{
    private const int People = 256;

    private readonly ReplyAddress[] _people = [.. Enumerable.Range(0, People).Select(i => new ReplyAddress("telegram", $"{700_000_000 + i}"))];
    private readonly Conversation _open = SomeConversation.Open();
    private readonly byte[] _floor = new byte[900];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-benchmark");
    private PrivateRedis? _redis;
    private RedisConnection _connection = null!;
    private RedisConversationStore _remembering = null!;
    private RedisConversationStore _forgetting = null!;

    [Params(Server.Redis, Server.Garnet)]
    public Server Server { get; set; }

    [GlobalSetup]
    public async Task StartAsync()
    {
        _redis = Server == Server.Redis ? new PrivateRedis() : null;
        var options = Options.Create(new RedisOptions { ConnectionString = _redis?.ConnectionString, TimeoutMilliseconds = 10_000 });
        var gateway = Options.Create(new GatewayOptions { DataPath = _folder.FullName });
        _connection = _redis is null
            ? new EmbeddedConnection(options, gateway, TimeProvider.System, NullLogger<RedisConnection>.Instance)
            : new RedisConnection(options, NullLogger<RedisConnection>.Instance);
        await _connection.StartAsync(CancellationToken.None);
        _remembering = Store(options.Value.RememberedConversations);
        _forgetting = Store(0);
        while (!await AnswersAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _connection.StopAsync(CancellationToken.None);
        await _connection.DisposeAsync();
        _redis?.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = People)]
    public Task FloorOfOneGetAndOneSet() => Task.WhenAll(_people.Select(async person =>
    {
        var key = $"floor:{person.Value}";
        await _connection.Database.StringGetAsync(key);
        await _connection.Database.StringSetAsync(key, _floor, TimeSpan.FromDays(30));
    }));

    [Benchmark(OperationsPerInvoke = People)]
    public Task TurnOfAPersonThisProcessRemembers() => Task.WhenAll(_people.Select(person => TurnAsync(_remembering, person)));

    [Benchmark(OperationsPerInvoke = People)]
    public Task TurnOfAPersonFromElsewhere() => Task.WhenAll(_people.Select(person => TurnAsync(_forgetting, person)));

    private async Task TurnAsync(RedisConversationStore store, ReplyAddress person)
    {
        var held = await store.LoadAsync(person, CancellationToken.None);
        while (await store.CommitAsync(person, held, _open, CancellationToken.None) is { } standing)
        {
            held = standing;
        }
    }

    private RedisConversationStore Store(int remembered)
    {
        var options = Options.Create(new RedisOptions { RememberedConversations = remembered });
        return new RedisConversationStore(_connection, new RedisKeys("b:"), options, NullLogger<RedisConversationStore>.Instance);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            return await _connection.Database.PingAsync() >= TimeSpan.Zero;
        }
        catch (Exception error) when (RedisConnection.IsUnavailable(error))
        {
            return false;
        }
    }
}
