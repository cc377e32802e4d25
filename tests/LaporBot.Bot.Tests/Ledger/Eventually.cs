using Xunit;

namespace LaporBot.Bot.Tests.Ledger;

/// <summary>Waits for a condition, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(10);

    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        over.CancelAfter(Deadline);
        while (!await condition())
        {
            Assert.False(over.IsCancellationRequested, "It did not come true in time.");
            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }
}
