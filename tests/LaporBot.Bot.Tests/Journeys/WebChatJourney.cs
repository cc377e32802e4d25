using LaporBot.Channels.Tests.WebChat;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Journeys;

/// <summary>A complaint in the web chat, through the whole program with nothing configured.</summary>
public sealed class WebChatJourney
{
    [Fact]
    public async Task A_citizen_files_hears_every_change_and_asks_how_it_stands()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        using var chat = new WebCitizen(gateway.Address);
        await chat.FileAsync();
        foreach (var news in (string[])["sudah diterima SP4N-LAPOR!", "Terdisposisi", "Sedang diproses", "Ditindaklanjuti", "Selesai"])
        {
            await chat.UntilAsync(news);
        }

        await chat.SayAsync("laporan saya");
        await chat.UntilAsync("Nomor SP4N-LAPOR!");
        Assert.Single(await Arrived.AtSandboxAsync(gateway));
        var told = (await chat.BotTextsAsync()).Where(text => text.Contains("Kabar laporan", StringComparison.Ordinal)).ToArray();
        Assert.Equal(told.Distinct().Count(), told.Length);
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_no_draft_and_a_kill_after_the_receipt_no_complaint()
    {
        await using var gateway = await LaporBotApplication.StartAsync(("Sandbox__SecondsPerStep", "3600"), ("Outbox__SettleSeconds", "2"));
        using var chat = new WebCitizen(gateway.Address);
        await chat.ToReviewAsync();
        await gateway.KillAsync();
        await gateway.RestartAsync();
        await chat.SayAsync("kirim");
        await chat.UntilAsync("LB-");
        await gateway.KillAsync();
        await gateway.RestartAsync();
        await chat.UntilAsync("sudah diterima SP4N-LAPOR!");
        Assert.Single(await Arrived.AtSandboxAsync(gateway));
    }

    [Fact]
    public async Task A_stop_by_signal_is_clean()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        Assert.Equal(0, await gateway.StopAsync());
        await gateway.RestartAsync();
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_and_are_named_all_at_once()
    {
        await using var gateway = LaporBotApplication.Create(
            ("Hub__Adapter", "GeoReport"), ("Telegram__Token", "salah"), ("Node__TimeZone", "Mars/Olympus"), ("Ledger__ConnectionString", "Port=1"));
        gateway.Launch();
        await gateway.ExitAsync();
        Assert.Equal(1, gateway.ExitCode);
        var said = string.Join('\n', gateway.Printed);
        foreach (var part in (string[])["Hub", "BaseUrl", "ApiKey", "Telegram", "Node:TimeZone", "Ledger"])
        {
            Assert.Contains(part, said, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("Unhandled", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_program_on_the_same_data_says_so()
    {
        await using var first = await LaporBotApplication.StartAsync();
        await using var second = LaporBotApplication.Create(("DataPath", first.DataPath));
        second.Launch();
        await second.ExitAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Contains(second.Printed, line => line.Contains("already uses the data folder", StringComparison.Ordinal));
    }
}

/// <summary>A person at the web chat.</summary>
internal sealed class WebCitizen(Uri address) : IDisposable
{
    private readonly ChatClient _client = new(address);

    public async Task GreetAsync()
    {
        await _client.TokenAsync();
        await _client.StartAsync();
        await UntilAsync("Selamat datang");
    }

    public async Task ToReviewAsync()
    {
        await GreetAsync();
        await SayAsync("lapor");
        await UntilAsync("data Anda");
        await SayAsync("setuju");
        await UntilAsync("Ceritakan apa");
        await SayAsync("Lampu jalan di sini mati, gelap sekali kalau malam hari");
        for (var told = await BotTextsAsync(); !told[^1].Contains(FilingWay.Review, StringComparison.Ordinal); told = await BotTextsAsync())
        {
            await SayAsync(FilingWay.For(told[^1]).Words);
            await Programs.UntilAsync(async () => (await BotTextsAsync()).Count > told.Count, "the next question", 90);
        }
    }

    public async Task FileAsync()
    {
        await ToReviewAsync();
        await SayAsync("kirim");
        await UntilAsync("LB-");
    }

    /// <summary>Files although somebody else has reported something alike.</summary>
    public async Task FileAnewAsync()
    {
        await ToReviewAsync();
        await SayAsync("kirim");
        await UntilAsync("ikut mendukung");
        await SayAsync("tidak");
        await UntilAsync("diterima dan tersimpan");
    }

    public async Task SayAsync(string words)
    {
        using var response = await _client.SayAsync(words, Guid.NewGuid().ToString());
        Assert.True(response.IsSuccessStatusCode, $"{words}: {(int)response.StatusCode}");
    }

    /// <summary>Asks the same again, as often as the limits allow, until the answer has these words.</summary>
    public Task AskUntilAsync(string words, string part) => Programs.UntilAsync(
        async () =>
        {
            var told = (await BotTextsAsync()).Count;
            await SayAsync(words);
            await Programs.UntilAsync(async () => (await BotTextsAsync()).Count > told, $"an answer to '{words}'");
            if ((await BotTextsAsync())[^1].Contains(part, StringComparison.Ordinal))
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            return false;
        },
        $"the bot answers '{words}' with '{part}'",
        90);

    /// <summary>Presses the newest button with this label.</summary>
    public async Task PressAsync(string label)
    {
        var button = (await _client.ReadAsync())
            .SelectMany(one => one!["suggestedActions"]?["actions"]?.AsArray() ?? [])
            .Last(action => ((string?)action!["title"])!.Contains(label, StringComparison.Ordinal))!;
        using var response = await _client.PressAsync((string)button["value"]!);
        Assert.True(response.IsSuccessStatusCode, $"{label}: {(int)response.StatusCode}");
    }

    public async Task<IReadOnlyList<string>> BotTextsAsync() =>
        [.. (await _client.ReadAsync()).Where(one => (string?)one!["from"]!["role"] == "bot").Select(one => (string?)one!["text"] ?? "")];

    public Task UntilAsync(string part) => Programs.UntilAsync(
        async () => (await BotTextsAsync()).Any(text => text.Contains(part, StringComparison.Ordinal)), $"the bot says '{part}'", 90);

    public void Dispose() => _client.Dispose();
}
