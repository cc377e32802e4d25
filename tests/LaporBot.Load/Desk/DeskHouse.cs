using System.Globalization;
using System.Text.RegularExpressions;
using LaporBot.Benchmarks;
using LaporBot.Bot.Ledger.Desk;

namespace LaporBot.Load.Desk;

/// <summary>Asks for every page of the desk, as every kind of official, over a large ledger in PostgreSQL. Prints a table.</summary>
internal sealed partial class DeskHouse(LoadOptions options)
{
    private const int WarmUps = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if (!await new LedgerFiller(options.Desk, options.Cases).FillAsync(cancellationToken))
        {
            return false;
        }

        var data = Directory.CreateTempSubdirectory("laporbot-load");
        try
        {
            using var redis = new PrivateRedis();
            await using var sink = new BotApiSink();
            await sink.StartAsync(cancellationToken);
            using var gateway = await Target.StartAsync("gateway", ["LaporBot.Bot.dll"], Settings(redis, sink, data), cancellationToken);
            Tell("ready", gateway);
            using var visitor = new DeskVisitor(gateway, await gateway.FindAsync(Link(), Patience, cancellationToken));
            var sample = await DeskSample.ReadAsync(options.Desk, cancellationToken);
            await PublicAsync(visitor, cancellationToken);
            Tell("facts read", gateway);
            foreach (var role in Enum.GetValues<DeskRole>())
            {
                await AsAsync(role, sample, visitor, cancellationToken);
            }

            Tell("measured", gateway);
            await Task.Delay(TimeSpan.FromSeconds(options.Rest), cancellationToken);
            Tell($"{options.Rest} s later", gateway);
            return true;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private async Task PublicAsync(DeskVisitor visitor, CancellationToken cancellationToken)
    {
        var first = await visitor.AskAsync("/kinerja", cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"facts are read; the first page of figures came after {first.TotalMilliseconds:F0} ms"));
        Console.WriteLine($"{"",-18} {"page",-44} {"median",8} {"p95",8} {"max",8} {"cpu",8}   in ms, {options.Asks} asks each");
        await MeasureAsync("everybody", "/kinerja", visitor, _ => visitor.AskAsync("/kinerja", cancellationToken));
    }

    private async Task AsAsync(DeskRole role, DeskSample sample, DeskVisitor visitor, CancellationToken cancellationToken)
    {
        var (id, phone) = sample.Staff[role];
        await visitor.EnterAsync(id, cancellationToken);
        if (role == DeskRole.Inspektorat)
        {
            var page = await visitor.ReadAsync("/admin/evaluasi", cancellationToken);
            sample.Charts = [.. Chart().Matches(page).Select(match => match.Groups[1].Value).Distinct()];
        }

        foreach (var page in new DeskPages(sample).Of(role).Where(page => page.Name.Contains(options.Only, StringComparison.Ordinal)))
        {
            await MeasureAsync(role.ToString(), page.Name, visitor, random => visitor.AskAsync(page.Address(random), cancellationToken));
        }

        if (role is DeskRole.Operator or DeskRole.Kustodian || options.Only.Length > 0)
        {
            return;
        }

        await MeasureAsync(role.ToString(), "Telegram /antrean", visitor, _ => visitor.WriteAsync(phone, "/antrean", cancellationToken));
        await MeasureAsync(role.ToString(), "Telegram /kasus LB-…", visitor, random => visitor.WriteAsync(phone, $"/kasus {sample.Ticket(role, random)}", cancellationToken));
        await MeasureAsync(role.ToString(), "Telegram /evaluasi", visitor, _ => visitor.WriteAsync(phone, "/evaluasi", cancellationToken));
    }

    private async Task MeasureAsync(string who, string page, DeskVisitor visitor, Func<Random, Task<TimeSpan>> ask)
    {
#pragma warning disable CA5394 // Nothing here is a secret.
        var random = new Random(options.Asks);
#pragma warning restore CA5394
        for (var i = 0; i < WarmUps; i++)
        {
            await ask(random);
        }

        visitor.Prepared.Clear();
        var cpu = visitor.Cpu;
        var took = new double[options.Asks];
        for (var i = 0; i < took.Length; i++)
        {
            took[i] = (await ask(random)).TotalMilliseconds;
        }

        var spent = (visitor.Cpu - cpu).TotalMilliseconds / took.Length;
        Array.Sort(took);
        var (median, most) = (took[took.Length / 2], took[(int)(took.Length * 0.95) - 1]);
        var mark = most > 150 ? "  <-- over" : "";
        mark += visitor.Prepared.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"  {visitor.Prepared.Count} were prepared, the slowest in {visitor.Prepared.Max().TotalMilliseconds:F0} ms")
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{who,-18} {page,-44} {median,8:F1} {most,8:F1} {took[^1],8:F1} {spent,8:F1}{mark}"));
    }

    private Dictionary<string, string> Settings(PrivateRedis redis, BotApiSink sink, DirectoryInfo data) => new(options.Settings)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["DataPath"] = data.FullName,
        ["Ledger__ConnectionString"] = options.Desk,
        ["Redis__ConnectionString"] = redis.ConnectionString,
        ["Hub__Adapter"] = "ManualRelay",
        ["PublicUrl"] = "http://127.0.0.1",
        ["Telegram__Token"] = "123456:uji-beban",
        ["Telegram__Mode"] = "Webhook",
        ["Telegram__BaseUrl"] = sink.Address,
        ["Telegram__WebhookSecret"] = Target.Secret,
    };

    private static void Tell(string moment, Target gateway) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{moment,-12} memory {gateway.Memory / 1_000_000.0:F0} MB, cpu {gateway.Cpu.TotalSeconds:F1} s"));

    [GeneratedRegex(@"masuk/konsol\?kode=([^\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"grafik/([^.""]+)\.png")]
    private static partial Regex Chart();
}
