namespace LaporBot.Core.Ports;

/// <summary>Turns that only one process may have at a time. A lease ends by itself when its holder is gone.</summary>
public interface ILeases
{
    /// <summary>Takes a lease, or keeps it longer.</summary>
    /// <param name="name">What it is for: lower case, no personal data.</param>
    /// <param name="duration">Counted from now.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>False while another process holds it.</returns>
    /// <exception cref="StoreUnavailableException">Not known: a holder goes on until its last duration has passed.</exception>
    Task<bool> HoldAsync(string name, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives it back early; nothing happens when another process holds it.</summary>
    /// <exception cref="StoreUnavailableException">It ends by itself.</exception>
    Task ReleaseAsync(string name, CancellationToken cancellationToken);
}
