namespace LaporBot.Core.Ports;

/// <summary>
/// A store did not answer. Nothing was acknowledged, so the channel must not acknowledge either: the message comes again.
/// The text names the store and never holds personal data.
/// </summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
