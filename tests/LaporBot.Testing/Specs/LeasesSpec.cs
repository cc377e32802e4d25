using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every keeper of leases promises.</summary>
public abstract class LeasesSpec
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly string _name = $"work-{Guid.NewGuid():N}";

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract ILeases One { get; }

    /// <summary>The same leases as another process sees them.</summary>
    protected abstract ILeases Two { get; }

    [Fact]
    public async Task Only_one_process_holds_a_lease_and_it_may_keep_it_longer()
    {
        Assert.True(await One.HoldAsync(_name, Long, Cancel));
        Assert.False(await Two.HoldAsync(_name, Long, Cancel));
        Assert.True(await One.HoldAsync(_name, Long, Cancel));
    }

    [Fact]
    public async Task Leases_of_different_names_do_not_disturb_each_other()
    {
        Assert.True(await One.HoldAsync(_name, Long, Cancel));
        Assert.True(await Two.HoldAsync($"{_name}-other", Long, Cancel));
    }

    [Fact]
    public async Task A_lease_given_back_is_free_at_once()
    {
        await One.HoldAsync(_name, Long, Cancel);
        await One.ReleaseAsync(_name, Cancel);
        Assert.True(await Two.HoldAsync(_name, Long, Cancel));
    }

    [Fact]
    public async Task Nobody_gives_back_the_lease_of_another()
    {
        await One.HoldAsync(_name, Long, Cancel);
        await Two.ReleaseAsync(_name, Cancel);
        Assert.False(await Two.HoldAsync(_name, Long, Cancel));
    }

    [Fact]
    public async Task A_lease_ends_by_itself()
    {
        Assert.True(await One.HoldAsync(_name, TimeSpan.FromMilliseconds(50), Cancel));
        await PassAsync(TimeSpan.FromMilliseconds(200));
        Assert.True(await Two.HoldAsync(_name, Long, Cancel));
        Assert.False(await One.HoldAsync(_name, Long, Cancel));
    }

    /// <summary>Lets time pass where the leases are kept.</summary>
    protected virtual Task PassAsync(TimeSpan time) => Task.Delay(time, Cancel);
}
