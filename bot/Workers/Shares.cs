using LaporBot.Core.Ports;

namespace LaporBot.Bot.Workers;

/// <summary>Allowances that all replicas share. While nobody answers about them, whoever asks goes by what it knows itself.</summary>
internal sealed class Shares(TakeAllowance? take = null, CloseAllowance? close = null)
{
    /// <summary>Takes one use.</summary>
    /// <returns>Zero when there was one, or nobody knows; else how long until there may be.</returns>
    public async Task<TimeSpan> TakeAsync(string name, Allowance allowance)
    {
        try
        {
            return take is null ? TimeSpan.Zero : await take(name, allowance);
        }
        catch (StoreUnavailableException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Asks whether it is closed, without using any of it up.</summary>
    /// <returns>Zero when it is not, or nobody knows; else for how long it is.</returns>
    public Task<TimeSpan> AskAsync(string name) => TakeAsync(name, new Allowance(int.MaxValue, TimeSpan.FromSeconds(1)));

    /// <summary>Nobody gets any for so long.</summary>
    public async Task CloseAsync(string name, TimeSpan length)
    {
        try
        {
            await (close?.Invoke(name, length) ?? Task.CompletedTask);
        }
        catch (StoreUnavailableException)
        {
            // The others will be told by whoever closed it to us.
        }
    }
}
