namespace LaporBot.StoreChild;

/// <summary>Half an hour passes in 90 milliseconds.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Haste = 20_000;

    public override long TimestampFrequency => System.TimestampFrequency / Haste;

    public override long GetTimestamp() => System.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private static TimeSpan Hurry(TimeSpan span) => span <= TimeSpan.Zero ? span : span / Haste;
}
