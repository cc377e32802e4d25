using LaporBot.Bot.Tests;

namespace LaporBot.Faults;

/// <summary>One process of the gateway, of the real program, that can be killed, frozen and started again.</summary>
internal sealed class Replica(LaporBotApplication program) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    public LaporBotApplication Program => program;

    public int Kills { get; private set; }

    public Task StartAsync() => program.RestartAsync();

    /// <summary>kill -9 and, after a while, a new start on the same data.</summary>
    public Task KillAsync(TimeSpan gone) => AloneAsync(async () =>
    {
        await program.KillAsync();
        Kills++;
        await Task.Delay(gone);
        await StartAgainAsync();
    });

    /// <summary>Stops in the middle of whatever it does, and goes on as if no time had passed.</summary>
    public Task FreezeAsync(TimeSpan length) => AloneAsync(async () =>
    {
        program.Signal(LaporBotApplication.Stop);
        await Task.Delay(length);
        program.Signal(LaporBotApplication.Continue);
    });

    /// <summary>Ends by signal that were not clean, with the last words.</summary>
    public List<string> BadStops { get; } = [];

    /// <summary>SIGTERM, an end that ought to be clean, and a new start.</summary>
    public Task RollAsync() => AloneAsync(async () =>
    {
        program.Signal(LaporBotApplication.Terminate);
        await program.ExitAsync();
        if (program.ExitCode != 0)
        {
            BadStops.Add($"exit {program.ExitCode}: {string.Join(" / ", program.Printed.TakeLast(25))}");
        }

        await StartAgainAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        _turn.Dispose();
    }

    /// <summary>A start that ends by itself is written down and made once more, as an orchestrator would.</summary>
    private async Task StartAgainAsync()
    {
        try
        {
            await program.RestartAsync();
        }
        catch (Xunit.Sdk.TrueException) when (!program.IsRunning)
        {
            BadStops.Add($"start ended with {program.ExitCode}: {string.Join(" / ", program.Printed.TakeLast(8))}");
            await program.RestartAsync();
        }
    }

    /// <summary>
    /// Whoever is in trouble already gets no more of it: where a start takes long, kills that wait for each other would leave it no
    /// moment to live.
    /// </summary>
    private async Task AloneAsync(Func<Task> deed)
    {
        if (!await _turn.WaitAsync(TimeSpan.Zero))
        {
            return;
        }

        try
        {
            await deed();
        }
        finally
        {
            _turn.Release();
        }
    }
}

/// <summary>All processes of one gateway, behind one door.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    public const string Secret = "rahasia-webhook-0123456789abcdef";
    private static readonly string SigningKey = Convert.ToBase64String(new byte[32].Select((_, i) => (byte)i).ToArray());

    private readonly List<Replica> _replicas;

    private Fleet(List<Replica> replicas)
    {
        _replicas = replicas;
        Door = new Link(() => [.. replicas.Where(replica => replica.Program.IsRunning).Select(replica => replica.Program.Address.Port)]);
    }

    public IReadOnlyList<Replica> Replicas => _replicas;

    /// <summary>What Telegram and browsers call.</summary>
    public Link Door { get; }

    public Uri Address => new($"http://127.0.0.1:{Door.Port}");

    public static async Task<Fleet> StartAsync(int count, params (string Name, string Value)[] settings)
    {
        var fleet = new Fleet([.. Enumerable.Range(0, count).Select(_ => new Replica(LaporBotApplication.Create(settings)))]);
        foreach (var replica in fleet.Replicas)
        {
            await fleet.StartAsync(replica);
        }

        return fleet;
    }

    /// <summary>One more process.</summary>
    public async Task JoinAsync(params (string Name, string Value)[] settings)
    {
        var replica = new Replica(LaporBotApplication.Create(settings));
        await StartAsync(replica);
        _replicas.Add(replica);
    }

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        foreach (var replica in Replicas)
        {
            await replica.DisposeAsync();
        }
    }

    private Task StartAsync(Replica replica)
    {
        replica.Program.Set("PublicUrl", Address.ToString().TrimEnd('/'));
        replica.Program.Set("Telegram__WebhookSecret", Secret);
        replica.Program.Set("WebChat__SigningKeys__0", SigningKey);
        replica.Program.Set("WebChat__TokensPerMinute", "10000");
        replica.Program.Set("WebChat__PostsPerMinute", "6000");
        return replica.StartAsync();
    }
}
