using System.Diagnostics;
using System.Net.Sockets;
using LaporBot.Bot.Tests;

namespace LaporBot.Faults;

/// <summary>Several real Redis servers that stand in for each other: under a sentinel, or as a cluster of three pairs.</summary>
internal sealed class RedisGroup : IAsyncDisposable
{
    private const int PatienceSeconds = 60;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-sentinel");
    private readonly List<RedisProcess> _servers = [];
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private Process? _sentinel;
    private int _sentinelPort;

    public string ConnectionString { get; private set; } = "";

    /// <summary>How many answer for all the keys together.</summary>
    private int Primaries => _sentinel is null ? 3 : 1;

    /// <summary>A primary, a replica and a sentinel that needs nobody's consent.</summary>
    public static async Task<RedisGroup> SentinelAsync()
    {
        var group = new RedisGroup { _sentinelPort = Programs.FreePort() };
        var primary = await group.StartAsync();
        await group.StartAsync("--replicaof", "127.0.0.1", $"{primary}");
        var settings = Path.Combine(group._folder.FullName, "sentinel.conf");
        await File.WriteAllTextAsync(settings, $"""
            port {group._sentinelPort}
            bind 127.0.0.1
            sentinel monitor laporbot 127.0.0.1 {primary} 1
            sentinel down-after-milliseconds laporbot 1000
            sentinel failover-timeout laporbot 4000

            """);
        group._sentinel = Programs.Start(Programs.Need("redis-server", "valkey-server"), settings, "--sentinel");
        group.ConnectionString = $"127.0.0.1:{group._sentinelPort},serviceName=laporbot";
        await group.UntilWholeAsync();
        return group;
    }

    /// <summary>Three primaries and a replica for each.</summary>
    public static async Task<RedisGroup> ClusterAsync()
    {
        var group = new RedisGroup();
        for (var i = 0; i < 6; i++)
        {
            await group.StartAsync("--cluster-enabled", "yes", "--cluster-node-timeout", "1500", "--repl-diskless-sync-delay", "0");
        }

        string[] nodes = [.. group._servers.Select(server => $"127.0.0.1:{server.Port}")];
        using var create = Programs.Start(Programs.Need("redis-cli", "valkey-cli"), ["--cluster", "create", .. nodes, "--cluster-replicas", "1", "--cluster-yes"]);
        await create.WaitForExitAsync();
        group.ConnectionString = string.Join(',', nodes);
        await group.UntilWholeAsync();
        return group;
    }

    /// <summary>kill -9 of a primary; over when another answers in its place.</summary>
    public async Task<RedisProcess> LoseAPrimaryAsync(Random random)
    {
        var primaries = new List<RedisProcess>();
        foreach (var server in _servers)
        {
            if ((await AskAsync(server.Port, "ROLE")).Contains("master", StringComparison.Ordinal))
            {
                primaries.Add(server);
            }
        }

        var lost = primaries[random.Next(primaries.Count)];
        await lost.DownAsync();
        await UntilAsync(async () => await CountAsync("master") == Primaries && await IsInChargeAsync(lost) == false, "another answers in its place");
        return lost;
    }

    /// <summary>
    /// A primary dies, another takes over, and the dead one comes back as its replica: without a word of help, as after a reboot,
    /// so that under a sentinel it takes itself for a primary at first. One at a time: whoever asks meanwhile gets none.
    /// </summary>
    public Task FailOverAsync(Random random, TimeSpan gone) => AloneAsync(async () =>
    {
        var lost = await LoseAPrimaryAsync(random);
        await Task.Delay(gone);
        await lost.UpAsync();
    });

    public async ValueTask DisposeAsync()
    {
        if (_sentinel is not null)
        {
            _sentinel.Kill();
            await _sentinel.WaitForExitAsync();
            _sentinel.Dispose();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        _oneAtATime.Dispose();
    }

    private async Task AloneAsync(Func<Task> deed)
    {
        if (!await _oneAtATime.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await deed();
            await UntilWholeAsync();
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<int> StartAsync(params string[] settings)
    {
        var server = new RedisProcess(settings);
        _servers.Add(server);
        await server.UpAsync();
        return server.Port;
    }

    /// <summary>Every primary has a replica that has everything.</summary>
    private Task UntilWholeAsync() => UntilAsync(
        async () => await CountAsync("master") == Primaries && await CountAsync("connected") == _servers.Count - Primaries && await IsKnownAsync(),
        "every primary has its replica");

    /// <summary>Servers whose ROLE has this word: what they are, or how a replica stands with its primary.</summary>
    private async Task<int> CountAsync(string word)
    {
        var answers = await Task.WhenAll(_servers.Select(server => AskAsync(server.Port, "ROLE")));
        return answers.Count(answer => answer.Contains(word, StringComparison.Ordinal));
    }

    private async Task<bool> IsKnownAsync() => _sentinel is not null
        ? (await AskAsync(_sentinelPort, "SENTINEL", "REPLICAS", "laporbot")).Contains("127.0.0.1", StringComparison.Ordinal)
        : (await Task.WhenAll(_servers.Select(server => AskAsync(server.Port, "CLUSTER", "INFO"))))
            .All(answer => answer.Contains("cluster_state:ok", StringComparison.Ordinal) && answer.Contains("cluster_size:3", StringComparison.Ordinal));

    private async Task<bool> IsInChargeAsync(RedisProcess server) =>
        _sentinel is not null && (await AskAsync(_sentinelPort, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", "laporbot")).Contains($"{server.Port}", StringComparison.Ordinal);

    /// <returns>Nothing when there is no answer.</returns>
    private static async Task<string> AskAsync(int port, params string[] command)
    {
        try
        {
            return await RedisProcess.CommandAsync(port, command);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return "";
        }
    }

    private static Task UntilAsync(Func<Task<bool>> condition, string what) => Programs.UntilAsync(condition, what, PatienceSeconds);
}
