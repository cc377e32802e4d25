using LaporBot.Testing;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Faults;

/// <summary>One gateway with everything around it in this process, for tests that inject one fault at a time.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const string Story = "Lampu jalan di depan masjid Karang Baru mati sejak dua minggu, gelap sekali kalau malam";

    private Stage(BotApiEmulator telegram, HubEmulator hub, Fleet fleet) => (Telegram, Hub, Fleet) = (telegram, hub, fleet);

    public BotApiEmulator Telegram { get; }

    public HubEmulator Hub { get; }

    public Fleet Fleet { get; }

    /// <summary>What the webhook has answered since the last look.</summary>
    public IReadOnlyList<int> Answers
    {
        get
        {
            var answers = new List<int>();
            while (Telegram.Webhook.Answers.TryDequeue(out var status))
            {
                answers.Add(status);
            }

            return answers;
        }
    }

    public static async Task<Stage> StartAsync(int replicas, params (string, string)[] settings)
    {
        var telegram = await BotApiEmulator.StartAsync(retryDelay: TimeSpan.FromMilliseconds(200));
        var hub = await HubEmulator.StartAsync();
        return new Stage(telegram, hub, await Fleet.StartAsync(replicas, Settings(telegram, hub, settings)));
    }

    /// <summary>One more process beside those that run.</summary>
    public Task JoinAsync(params (string, string)[] settings) => Fleet.JoinAsync(Settings(Telegram, Hub, settings));

    /// <summary>A person who stands before the button that sends.</summary>
    public async Task<Citizen> AtReviewAsync(long id)
    {
        var citizen = Telegram.Citizen(id);
        citizen.Say(Story);
        await citizen.FillInAsync(FilingWay.Review);
        return citizen;
    }

    /// <summary>The hub has every one of these tickets, once.</summary>
    public async Task UntilTheHubHasAsync(int complaints)
    {
        await Bot.Tests.Programs.UntilAsync(() => Task.FromResult(Hub.Records.Count >= complaints), $"{complaints} complaints at the hub", 60);
        Assert.Equal(complaints, Hub.Records.Count);
        Assert.Equal(complaints, Hub.Records.Select(record => record.Ticket).Distinct().Count());
    }

    private static (string, string)[] Settings(BotApiEmulator telegram, HubEmulator hub, (string, string)[] own) =>
    [
        .. own,
        .. new[]
        {
            ("Telegram__Token", telegram.Token), ("Telegram__BaseUrl", telegram.Url.TrimEnd('/')), ("Telegram__Mode", "Webhook"),
            ("Hub__Adapter", "GeoReport"), ("Hub__BaseUrl", $"http://127.0.0.1:{hub.Port}"), ("Hub__ApiKey", "kunci"), ("Outbox__SettleSeconds", "10"),
        }.ExceptBy(own.Select(setting => setting.Item1), usual => usual.Item1),
    ];

    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync();
        await Hub.DisposeAsync();
        await Telegram.DisposeAsync();
    }
}
