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
        var (gateways, floors) = (new List<Measured>(), new List<Measured>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            var calls = sink.Calls;
            gateways.Add(await gateway.RunAsync(TimeSpan.FromSeconds(options.Seconds), cancellationToken));
            Print(round, GatewayName, gateways[^1], $"{sink.Calls - calls} calls");
            if (floor is not null)
            {
                floors.Add(await floor.RunAsync(TimeSpan.FromSeconds(options.Seconds), cancellationToken));
                Print(round, FloorName, floors[^1], string.Create(CultureInfo.InvariantCulture, $"ratio {Ratio(gateways[^1], floors[^1]):F3}"));
            }
        }

        if (floors.Count > 0)
        {
            PrintRatios(gateways, floors);
        }

        return gateways.Concat(floors).Sum(measured => measured.Errors) == 0;
    }

    /// <summary>Of updates per CPU second; above 1 the gateway does more.</summary>
    private static double Ratio(Measured gateway, Measured floor) => gateway.PerCpuSecond / floor.PerCpuSecond;

    private static void PrintRatios(List<Measured> gateways, List<Measured> floors)
    {
        double[] ratios = [.. gateways.Zip(floors, Ratio).Order()];
        var all = floors.Sum(floor => floor.Cpu.TotalMicroseconds) / floors.Sum(floor => floor.Ticks.LongLength)
            / (gateways.Sum(gateway => gateway.Cpu.TotalMicroseconds) / gateways.Sum(gateway => gateway.Ticks.LongLength));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"updates per CPU second, gateway/floor: median {ratios[ratios.Length / 2]:F3} of {ratios[0]:F3} to {ratios[^1]:F3}; all rounds together {all:F3}"));
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
        $"{round,2} {name,-8} {measured.PerSecond,8:F0}/s  cpu {measured.CpuMicroseconds,6:F1} µs  {measured.PerCpuSecond,8:F0}/cpu-s"
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
