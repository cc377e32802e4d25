using System.Diagnostics;
using System.Globalization;
using LaporBot.Benchmarks;

namespace LaporBot.Load;

/// <summary>Many web chats at once on one replica: most sit idle on an open socket, some talk. Prints memory and how long answers take.</summary>
internal sealed class WebHouse(LoadOptions options)
{
    private const int OpenedTogether = 32;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("laporbot-load");
        try
        {
            using var redis = new PrivateRedis();
            using var gateway = await Target.StartAsync("gateway", ["LaporBot.Bot.dll"], Settings(redis, data), cancellationToken);
            Tell("started", gateway, "");
            var started = Stopwatch.GetTimestamp();
            var sitters = await OpenAsync(gateway, cancellationToken);
            Tell($"{sitters.Length} sockets", gateway, Seconds(started));
            var measured = await TalkAsync(gateway, sitters[..Math.Min(options.Talking, sitters.Length)], cancellationToken);
            Tell($"{options.Talking} talked", gateway, string.Create(
                CultureInfo.InvariantCulture,
                $"{measured.Ticks.Length} answers, p50 {measured.Percentile(0.5):F1} ms, p99 {measured.Percentile(0.99):F1} ms, {measured.PerSecond:F0}/s, errors {measured.Errors}"));
            var lost = sitters.Count(sitter => !sitter.IsOpen);
            Console.WriteLine($"sockets lost: {lost}");
            await Parallel.ForEachAsync(sitters, Bounded(cancellationToken), async (sitter, _) => await sitter.DisposeAsync());
            return lost == 0 && measured.Errors == 0;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task<WebSitter[]> OpenAsync(Target gateway, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{gateway.Port}") };
        var sitters = new WebSitter[options.Web];
        await Parallel.ForAsync(0, sitters.Length, Bounded(cancellationToken), async (i, token) => sitters[i] = await WebSitter.OpenAsync(http, token));
        return sitters;
    }

    // Everybody says something about once a second, each at their own moment.
    private async Task<Measured> TalkAsync(Target gateway, WebSitter[] talking, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{gateway.Port}") };
        var (started, cpu) = (Stopwatch.GetTimestamp(), gateway.Cpu);
        var until = started + (options.Seconds * Stopwatch.Frequency);
        var talks = await Task.WhenAll(talking.Select(sitter => sitter.TalkAsync(http, until, cancellationToken)));
        long[] ticks = [.. talks.SelectMany(talk => talk.Ticks).Order()];
        return new Measured(Stopwatch.GetElapsedTime(started), gateway.Cpu - cpu, ticks, talks.Sum(talk => talk.Errors));
    }

    private Dictionary<string, string> Settings(PrivateRedis redis, DirectoryInfo data) => new(options.Settings)
    {
        ["DOTNET_gcServer"] = options.WorkstationGc ? "0" : "1",
        ["DataPath"] = data.FullName,
        ["Redis__ConnectionString"] = redis.ConnectionString,
        ["WebChat__TokensPerMinute"] = "100000",
        ["WebChat__PostsPerMinute"] = "10000",
        ["WebChat__Sockets"] = "100000",
    };

    private static ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = OpenedTogether, CancellationToken = cancellationToken };

    private static void Tell(string moment, Target gateway, string note) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{moment,-16} memory {gateway.Memory / 1_000_000.0,6:F0} MB  cpu {gateway.Cpu.TotalSeconds,6:F1} s  {note}"));

    private static string Seconds(long since) => string.Create(CultureInfo.InvariantCulture, $"in {Stopwatch.GetElapsedTime(since).TotalSeconds:F1} s");
}
