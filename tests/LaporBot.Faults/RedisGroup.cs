using System.Diagnostics;
using LaporBot.Bot.Tests;

namespace LaporBot.Faults;

/// <summary>Several real Redis servers that stand in for each other: under a sentinel, or as a cluster of three pairs.</summary>
internal sealed class RedisGroup : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-redis-group");
    private readonly List<(int Port, Process Process)> _servers = [];

    public string ConnectionString { get; private set; } = "";

    /// <summary>A primary, a replica and a sentinel that needs nobody's consent.</summary>
    public static async Task<RedisGroup> SentinelAsync()
    {
        var group = new RedisGroup();
        var primary = group.Start("--appendonly", "yes");
        group.Start("--replicaof", "127.0.0.1", $"{primary}");
        await group.UntilAsync(primary, ["INFO", "replication"], "state=online");
        var sentinel = Programs.FreePort();
        var settings = Path.Combine(group._folder.FullName, "sentinel.conf");
        await File.WriteAllTextAsync(settings, $"""
            port {sentinel}
            bind 127.0.0.1
            sentinel monitor laporbot 127.0.0.1 {primary} 1
            sentinel down-after-milliseconds laporbot 1000
            sentinel failover-timeout laporbot 4000

            """);
        group._servers.Add((sentinel, Programs.Start(Programs.Need("redis-server", "valkey-server"), settings, "--sentinel")));
        await group.UntilAsync(sentinel, ["SENTINEL", "REPLICAS", "laporbot"], "127.0.0.1");
        group.ConnectionString = $"127.0.0.1:{sentinel},serviceName=laporbot";
        return group;
    }

    /// <summary>Three primaries and a replica for each.</summary>
    public static async Task<RedisGroup> ClusterAsync()
    {
        var group = new RedisGroup();
        for (var i = 0; i < 6; i++)
        {
            var port = group.Start("--cluster-enabled", "yes", "--cluster-node-timeout", "1500", "--cluster-config-file", $"nodes-{i}.conf", "--repl-diskless-sync-delay", "0");
            await group.UntilAsync(port, ["PING"], "PONG");
        }

        string[] nodes = [.. group._servers.Select(server => $"127.0.0.1:{server.Port}")];
        using var create = Programs.Start(Programs.Need("redis-cli", "valkey-cli"), ["--cluster", "create", .. nodes, "--cluster-replicas", "1", "--cluster-yes"]);
        await create.WaitForExitAsync();
        await group.UntilAsync(group._servers[0].Port, ["CLUSTER", "INFO"], "cluster_state:ok");
        foreach (var (port, _) in group._servers)
        {
            await group.UntilAsync(port, ["INFO", "replication"], "role:slave", "state=online");
        }

        group.ConnectionString = string.Join(',', nodes);
        return group;
    }

    /// <summary>kill -9 of the server that was the first primary.</summary>
    public async Task LoseAPrimaryAsync()
    {
        var (_, process) = _servers[0];
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, process) in _servers)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private int Start(params string[] settings)
    {
        // The bus of a cluster listens 10,000 ports higher.
        int port;
        do
        {
            port = Programs.FreePort();
        }
        while (port > 55_000);
        var own = _folder.CreateSubdirectory($"{port}").FullName;
        _servers.Add((port, Programs.Start(
            Programs.Need("redis-server", "valkey-server"),
            ["--port", $"{port}", "--bind", "127.0.0.1", "--dir", own, "--save", "", "--maxmemory-policy", "noeviction", .. settings])));
        return port;
    }

    private async Task UntilAsync(int port, string[] command, params string[] any) => await Programs.UntilAsync(
        async () =>
        {
            try
            {
                var answer = await RedisProcess.CommandAsync(port, command);
                return any.Any(part => answer.Contains(part, StringComparison.Ordinal));
            }
            catch (Exception error) when (error is System.Net.Sockets.SocketException or IOException)
            {
                return false;
            }
        },
        $"{string.Join(' ', command)} at {port} says {string.Join(" or ", any)}");
}
