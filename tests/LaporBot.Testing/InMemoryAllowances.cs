using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>Allowances in memory, shared by whoever is given the same one.</summary>
public sealed class InMemoryAllowances(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTimeOffset Until, int Used, bool IsClosed)> _windows = [];

    /// <summary>Nothing answers.</summary>
    public bool IsDown { get; set; }

    public Task<TimeSpan> TakeAsync(string name, Allowance allowance)
    {
        ThrowIfDown();
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var window = _windows.GetValueOrDefault(name);
            if (window.Until <= now)
            {
                window = (now + allowance.Window, 0, false);
            }

            if (window.IsClosed || window.Used >= allowance.Most)
            {
                return Task.FromResult(window.Until - now);
            }

            _windows[name] = window with { Used = window.Used + 1 };
            return Task.FromResult(TimeSpan.Zero);
        }
    }

    public Task CloseAsync(string name, TimeSpan length)
    {
        ThrowIfDown();
        var until = time.GetUtcNow() + length;
        lock (_gate)
        {
            if (!_windows.TryGetValue(name, out var window) || !window.IsClosed || window.Until < until)
            {
                _windows[name] = (until, 0, true);
            }
        }

        return Task.CompletedTask;
    }

    private void ThrowIfDown()
    {
        if (IsDown)
        {
            throw new StoreUnavailableException("The allowances are down.");
        }
    }
}
