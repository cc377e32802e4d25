using LaporBot.Bot.Redis;
using LaporBot.Bot.Redis.Embedded;
using LaporBot.Channels.WebChat;
using LaporBot.Core;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>A connection and what is kept behind it, as one replica of the gateway has them.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private Replica(RedisConnection connection, IOptions<RedisOptions> options)
    {
        Connection = connection;
        Keys = new RedisKeys(options.Value.Prefix);
        Store = new RedisConversationStore(connection, Keys, options, NullLogger<RedisConversationStore>.Instance);
        Log = new RedisChatLog(connection, Keys, options, TimeProvider.System);
    }

    public RedisConnection Connection { get; }

    public RedisKeys Keys { get; }

    public IConversationStore Store { get; }

    public IChatLog Log { get; }

    public static async Task<Replica> RedisAsync(string connectionString, string prefix = "lb:")
    {
        var options = Options.Create(new RedisOptions { ConnectionString = connectionString, Prefix = prefix, TimeoutMilliseconds = 1000 });
        return await StartAsync(new RedisConnection(options, NullLogger<RedisConnection>.Instance), options);
    }

    public static async Task<Replica> EmbeddedAsync(string dataPath, TimeProvider? time = null)
    {
        var options = Options.Create(new RedisOptions { TimeoutMilliseconds = 5000 });
        var gateway = Options.Create(new GatewayOptions { DataPath = dataPath });
        return await StartAsync(new EmbeddedConnection(options, gateway, time ?? TimeProvider.System, NullLogger<RedisConnection>.Instance), options);
    }

    /// <summary>A second view through the same connection, with a memory of its own.</summary>
    public Replica Sibling() => new(Connection, Options.Create(new RedisOptions()));

    public async Task<bool> IsUpAsync()
    {
        try
        {
            await Connection.Database.PingAsync();
            return true;
        }
        catch (Exception error) when (error is StoreUnavailableException or StackExchange.Redis.RedisException or TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.StopAsync(CancellationToken.None);
        await Connection.DisposeAsync();
    }

    private static async Task<Replica> StartAsync(RedisConnection connection, IOptions<RedisOptions> options)
    {
        await connection.StartAsync(CancellationToken.None);
        return new Replica(connection, options);
    }
}

/// <summary>Real Redis for a whole class.</summary>
public sealed class RedisFixture : IAsyncLifetime
{
    private RedisServer? _server;
    private Replica? _one;
    private Replica? _two;

    internal string ConnectionString => _server!.ConnectionString;

    internal Replica One => _one!;

    internal Replica Two => _two!;

    public async ValueTask InitializeAsync()
    {
        _server = await RedisServer.StartAsync();
        _one = await Replica.RedisAsync(_server.ConnectionString);
        _two = await Replica.RedisAsync(_server.ConnectionString);
        await Programs.UntilAsync(async () => await One.IsUpAsync() && await Two.IsUpAsync(), "both replicas reach Redis");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in (IAsyncDisposable?[])[_one, _two, _server])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }
}

/// <summary>The embedded server for a whole class.</summary>
public sealed class GarnetFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-garnet");
    private Replica? _one;
    private Replica? _two;

    internal Replica One => _one!;

    internal Replica Two => _two!;

    public async ValueTask InitializeAsync()
    {
        _one = await Replica.EmbeddedAsync(_folder.FullName);
        _two = _one.Sibling();
        await Programs.UntilAsync(One.IsUpAsync, "the embedded server answers");
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
        {
            await _one.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
