using Xunit;

namespace LaporBot.Core.Tests;

public sealed class TenureTests
{
    private readonly TwoClocks _time = new();
    private readonly Tenure _tenure;

    public TenureTests() => _tenure = new Tenure(_time, TimeSpan.FromSeconds(45));

    [Fact]
    public void There_is_time_for_what_ends_while_it_is_ours()
    {
        Assert.True(_tenure.HasTimeFor(TimeSpan.FromSeconds(45)));
        _time.Pass(TimeSpan.FromSeconds(15));
        Assert.True(_tenure.HasTimeFor(TimeSpan.FromSeconds(30)));
        _time.Pass(TimeSpan.FromSeconds(1));
        Assert.False(_tenure.HasTimeFor(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_clock_that_was_set_back_makes_it_no_longer()
    {
        _time.Pass(TimeSpan.FromSeconds(44));
        _time.Wall -= TimeSpan.FromHours(1);

        Assert.False(_tenure.HasTimeFor(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void A_machine_that_was_suspended_is_seen_by_the_clock_on_the_wall()
    {
        _time.Wall += TimeSpan.FromHours(1);

        Assert.False(_tenure.HasTimeFor(TimeSpan.FromSeconds(30)));
    }

    /// <summary>A wall clock that can jump beside one that only goes on.</summary>
    private sealed class TwoClocks : TimeProvider
    {
        private TimeSpan _since;

        public DateTimeOffset Wall { get; set; } = DateTimeOffset.UnixEpoch;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => _since.Ticks;

        public void Pass(TimeSpan length)
        {
            Wall += length;
            _since += length;
        }
    }
}
