using System.Diagnostics;

namespace LaporBot.Load;

/// <summary>Many citizens at one program. A citizen waits for the answer before the next update, as Telegram does.</summary>
internal sealed class Pressure(Target target, LoadOptions options)
{
    private readonly Walker[] _walkers =
        [.. Enumerable.Range(0, options.Citizens).Select(i => new Walker(700_000_000 + i, options.Presses, options.Files))];

    private int _update = 1_000_000;

    public async Task<Measured> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var cpu = target.Cpu;
        var watch = Stopwatch.StartNew();
        var lanes = Math.Min(options.Concurrency, options.Citizens);
        var results = await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => Task.Run(() => DriveAsync(lane, lanes, watch, duration, cancellationToken))));
        var elapsed = watch.Elapsed;
        return new Measured(elapsed, target.Cpu - cpu, [.. results.SelectMany(result => result.Ticks).Order()], results.Sum(result => result.Errors));
    }

    private async Task<(List<long> Ticks, int Errors)> DriveAsync(
        int lane, int lanes, Stopwatch watch, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var wire = new Wire(target.Port);
        await wire.ConnectAsync(target.Port, cancellationToken);
        var ticks = new List<long>(100_000);
        var errors = 0;
        for (var citizen = lane; watch.Elapsed < duration; citizen = citizen + lanes < _walkers.Length ? citizen + lanes : lane)
        {
            var walker = _walkers[citizen];
            var body = walker.Next(Interlocked.Increment(ref _update));
            var started = Stopwatch.GetTimestamp();
            var (status, answer) = await wire.PostAsync(body, cancellationToken);
            ticks.Add(Stopwatch.GetTimestamp() - started);
            walker.Hear(answer.Span);
            errors += status == 200 && (walker.IsOnTheWay || target.Name == Contest.FloorName) ? 0 : 1;
        }

        return (ticks, errors);
    }
}

/// <summary>What one stretch of pressure came to.</summary>
/// <param name="Elapsed">Wall time.</param>
/// <param name="Cpu">Of the program alone.</param>
/// <param name="Ticks">Time of every answer, in order of length.</param>
/// <param name="Errors">Answers that were not 200, or not what the dialogue had to lead to.</param>
internal sealed record Measured(TimeSpan Elapsed, TimeSpan Cpu, long[] Ticks, int Errors)
{
    public double PerSecond => Ticks.Length / Elapsed.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Ticks.Length;

    public double PerCpuSecond => Ticks.Length / Cpu.TotalSeconds;

    /// <summary>Milliseconds not exceeded by this share of the answers.</summary>
    public double Percentile(double share) => Stopwatch.GetElapsedTime(0, Ticks[(int)((Ticks.Length - 1) * share)]).TotalMilliseconds;
}
