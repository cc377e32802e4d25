using Polly.CircuitBreaker;

namespace LaporBot.Bot.Hub;

/// <summary>The breaker of the hub's line, for people: how it stands, and a way to close it before its time.</summary>
internal sealed class HubBreaker
{
    public CircuitBreakerStateProvider State { get; } = new();

    public CircuitBreakerManualControl Control { get; } = new();

    /// <summary>Calls are refused without being made; false also before the first one.</summary>
    public bool IsOpen => State.CircuitState is not CircuitState.Closed;

    /// <summary>The next call goes to the hub again.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => Control.CloseAsync(cancellationToken);
}
