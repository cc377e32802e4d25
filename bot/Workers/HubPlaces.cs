using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Workers;

/// <summary>
/// So many calls at the hub at once, by all replicas together: each place is a lease that is renewed while its call lasts. While
/// nobody answers about the leases, each process keeps to the number by itself.
/// </summary>
internal sealed class HubPlaces(IOptions<OutboxOptions> options, TimeProvider time, ILeases? leases = null)
{
    /// <summary>A killed process leaves its places empty for so long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks for a free place before it is given up: some five seconds.</summary>
    private const int Looks = 50;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time = time;
    private readonly bool[] _isOurs = new bool[options.Value.Concurrency];

    /// <summary>Waits a little for a free place.</summary>
    /// <returns>The place, to be given back; null when there was none.</returns>
    public async Task<IAsyncDisposable?> TakeAsync(CancellationToken cancellationToken)
    {
        for (var look = 0; look < Looks; look++)
        {
            if (await TryTakeAsync(cancellationToken) is { } place)
            {
                return place;
            }

            await Task.Delay(Look, _time, cancellationToken);
        }

        return null;
    }

    private async Task<Place?> TryTakeAsync(CancellationToken cancellationToken)
    {
        for (var number = 0; number < _isOurs.Length; number++)
        {
            if (!Mark(number))
            {
                continue;
            }

            if (await HoldsAsync(number, cancellationToken))
            {
                return new Place(this, number);
            }

            Unmark(number);
        }

        return null;
    }

    private async Task<bool> HoldsAsync(int number, CancellationToken cancellationToken)
    {
        try
        {
            return leases is null || await leases.HoldAsync(Name(number), Lease, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }

    private bool Mark(int number)
    {
        lock (_gate)
        {
            return !_isOurs[number] && (_isOurs[number] = true);
        }
    }

    private void Unmark(int number)
    {
        lock (_gate)
        {
            _isOurs[number] = false;
        }
    }

    private async Task LeaveAsync(int number)
    {
        try
        {
            await (leases?.ReleaseAsync(Name(number), CancellationToken.None) ?? Task.CompletedTask);
        }
        catch (StoreUnavailableException)
        {
            // It ends by itself.
        }

        Unmark(number);
    }

    private static string Name(int number) => $"hub-place-{number}";

    private sealed class Place : IAsyncDisposable
    {
        private readonly HubPlaces _places;
        private readonly int _number;
        private readonly CancellationTokenSource _left = new();
        private readonly Task _kept;

        public Place(HubPlaces places, int number)
        {
            (_places, _number) = (places, number);
            _kept = KeepAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await _left.CancelAsync();
            await _kept;
            _left.Dispose();
            await _places.LeaveAsync(_number);
        }

        private async Task KeepAsync()
        {
            using var timer = new PeriodicTimer(Renewal, _places._time);
            try
            {
                while (await timer.WaitForNextTickAsync(_left.Token))
                {
                    await _places.HoldsAsync(_number, _left.Token);
                }
            }
            catch (OperationCanceledException)
            {
                // The call is over.
            }
        }
    }
}
