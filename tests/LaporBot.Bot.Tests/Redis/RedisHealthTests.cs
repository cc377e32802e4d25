using LaporBot.Bot.Redis;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

public sealed class RedisHealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ready_means_that_Redis_answers_now()
    {
        await using var server = await RedisServer.StartAsync(keeps: true);
        await using var replica = await Replica.RedisAsync(server.ConnectionString);
        await Programs.UntilAsync(replica.IsUpAsync, "the connection stands");
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(replica)).Status);

        await server.DownAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(replica)).Status);

        await server.UpAsync();
        await Programs.UntilAsync(async () => (await CheckAsync(replica)).Status == HealthStatus.Healthy, "Redis is back");
    }

    [Fact]
    public async Task A_server_that_throws_keys_away_is_said_to_be_degraded()
    {
        await using var server = await RedisServer.StartAsync();
        await using var replica = await Replica.RedisAsync(server.ConnectionString);
        await Programs.UntilAsync(replica.IsUpAsync, "the connection stands");
        await replica.Connection.Database.ExecuteAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");

        var health = await CheckAsync(replica);

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("allkeys-lru", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_forgets_at_a_restart_and_a_clock_that_differs_are_said()
    {
        await using var server = await RedisServer.StartAsync(keeps: true);
        await using var replica = await Replica.RedisAsync(server.ConnectionString);
        await Programs.UntilAsync(replica.IsUpAsync, "the connection stands");
        var early = new RedisHealth(replica.Connection, new FakeTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-1)));

        Assert.Contains("clock", (await early.CheckHealthAsync(new HealthCheckContext(), Cancel)).Description, StringComparison.Ordinal);
        await replica.Connection.Database.ExecuteAsync("CONFIG", "SET", "appendonly", "no");
        var health = await CheckAsync(replica);
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Contains("appendonly", health.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_embedded_store_is_healthy_as_soon_as_it_has_started()
    {
        var folder = Directory.CreateTempSubdirectory("laporbot-health");
        await using (var replica = await Replica.EmbeddedAsync(folder.FullName))
        {
            Assert.Equal(HealthStatus.Healthy, (await CheckAsync(replica)).Status);
        }

        folder.Delete(recursive: true);
    }

    private static Task<HealthCheckResult> CheckAsync(Replica replica) =>
        new RedisHealth(replica.Connection, TimeProvider.System).CheckHealthAsync(new HealthCheckContext(), Cancel);
}
