using System.Globalization;
using LaporBot.Benchmarks;

namespace LaporBot.Load;

/// <summary>Gateway and floor in turns on the same machine and the same Redis: only their ratio means anything.</summary>
internal sealed class Contest(LoadOptions options)
{
    public const string FloorName = "floor";
    private const string GatewayName = "gateway";

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("laporbot-load");
        try
        {
            using var redis = new PrivateRedis();
            await using var sink = new BotApiSink();
            await sink.StartAsync(cancellationToken);
            using var gateway = await StartGatewayAsync(redis, sink, data, cancellationToken);
            using var floor = options.OnlyGateway ? null : await StartFloorAsync(redis, cancellationToken);
            Console.WriteLine($"{GatewayName} {gateway.ProcessId}, {FloorName} {floor?.ProcessId}; {options}");
            return await MeasureAsync(new Pressure(gateway, options), floor is null ? null : new Pressure(floor, options), sink, cancellationToken);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task<bool> MeasureAsync(Pressure gateway, Pressure? floor, BotApiSink sink, CancellationToken cancellationToken)
    {
        await WarmUpAsync(gateway, cancellationToken);
        await WarmUpAsync(floor, cancellationToken);
        var ratios = new List<double>();
        var errors = 0;
        for (var round = 0; round < options.Rounds; round++)
        {
            var calls = sink.Calls;
            var measured = await gateway.RunAsync(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
            Print(round, GatewayName, measured, $"{sink.Calls - calls} calls");
            errors += measured.Errors;
            if (floor is not null)
            {
                var least = await floor.RunAsync(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
                ratios.Add(measured.PerCpuSecond / least.PerCpuSecond);
                Print(round, FloorName, least, string.Create(CultureInfo.InvariantCulture, $"ratio {ratios[^1]:F3}"));
                errors += least.Errors;
            }
        }

        ratios.Sort();
        Console.WriteLine(ratios.Count == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"updates per CPU second, gateway/floor: median {ratios[ratios.Count / 2]:F3} of {ratios[0]:F3} to {ratios[^1]:F3}"));
        return errors == 0;
    }

    private async Task WarmUpAsync(Pressure? pressure, CancellationToken cancellationToken)
    {
        if (pressure is not null && options.WarmUp > 0)
        {
            await pressure.RunAsync(TimeSpan.FromSeconds(options.WarmUp), cancellationToken);
        }
    }

    private static void Print(int round, string name, Measured measured, string note) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{round + 1,2} {name,-8} {measured.PerSecond,8:F0}/s  cpu {measured.CpuMicroseconds,6:F1} µs  {measured.PerCpuSecond,8:F0}/cpu-s"
        + $"  p50 {measured.Percentile(0.5),6:F2} ms  p99 {measured.Percentile(0.99),6:F2} ms  errors {measured.Errors}  {note}"));

    private Task<Target> StartGatewayAsync(PrivateRedis redis, BotApiSink sink, DirectoryInfo data, CancellationToken cancellationToken) => Target.StartAsync(
        GatewayName,
        ["LaporBot.Bot.dll"],
        new Dictionary<string, string>(options.Settings)
        {
            ["DOTNET_gcServer"] = Collector,
            ["DataPath"] = data.FullName,
            ["Redis__ConnectionString"] = redis.ConnectionString,
            ["PublicUrl"] = "http://127.0.0.1",
            ["Telegram__Token"] = "123456:uji-beban",
            ["Telegram__Mode"] = "Webhook",
            ["Telegram__BaseUrl"] = sink.Address,
            ["Telegram__WebhookSecret"] = Target.Secret,
        },
        cancellationToken);

    private Task<Target> StartFloorAsync(PrivateRedis redis, CancellationToken cancellationToken) => Target.StartAsync(
        FloorName,
        ["LaporBot.Load.dll", "--floor", redis.ConnectionString],
        new Dictionary<string, string> { ["DOTNET_gcServer"] = Collector },
        cancellationToken);

    private string Collector => options.WorkstationGc ? "0" : "1";
}
