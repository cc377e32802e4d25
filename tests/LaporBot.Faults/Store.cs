namespace LaporBot.Faults;

/// <summary>
/// Where a drill keeps conversations: one server behind a wire, several that stand in for each other, or nothing outside the
/// gateway's own process.
/// </summary>
internal sealed class Store : IAsyncDisposable
{
    public static readonly string[] Kinds = ["redis", "embedded", "sentinel", "cluster"];

    private Store()
    {
    }

    public RedisProcess? Single { get; private init; }

    /// <summary>Servers of a group tell each other's addresses: no wire can stand between.</summary>
    public Link? Wire { get; private init; }

    public RedisGroup? Group { get; private init; }

    /// <summary>Null when the process has its own.</summary>
    public string? ConnectionString => Group?.ConnectionString ?? (Wire is null ? null : $"127.0.0.1:{Wire.Port}");

    public static async Task<Store> StartAsync(string kind)
    {
        switch (kind)
        {
            case "sentinel":
                return new Store { Group = await RedisGroup.SentinelAsync() };
            case "cluster":
                return new Store { Group = await RedisGroup.ClusterAsync() };
            case "redis":
                var single = new RedisProcess();
                await single.UpAsync();
                return new Store { Single = single, Wire = new Link(single.Port) };
            default:
                return new Store();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (Wire?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Single?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Group?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
