using Xunit;

namespace LaporBot.Bot.Tests.Browser;

[Collection(WidgetHouse.Name)]
public sealed class WidgetConnectionTests(WidgetHouse house)
{
    [Fact]
    public async Task Across_a_restart_of_the_server_nothing_is_lost_and_nothing_doubled()
    {
        await using var gateway = await LaporBotApplication.StartAsync();
        await using var page = await house.OpenAsync(gateway: gateway);
        await page.ToStoryAsync();
        await gateway.StopAsync();
        await page.SeesAsync("Terputus");
        await page.SayAsync("Jalan di depan pasar Bertais berlubang sejak bulan lalu, sudah ada yang jatuh");
        await page.LogSaysAsync("Menunggu sambungan");
        await gateway.RestartAsync();
        await page.SentAsync(3);
        await page.HasButtonAsync("Cukup");

        var seen = await page.BubblesAsync();
        Assert.Single(seen, text => text.Contains("pasar Bertais berlubang", StringComparison.Ordinal) && text.StartsWith("Anda", StringComparison.Ordinal));
        await page.Page.ReloadAsync();
        await page.HasButtonAsync("Cukup");
        Assert.Equal(seen, await page.BubblesAsync());
        page.HasNoFaults();
    }

    [Fact]
    public async Task What_was_not_sent_survives_a_reload()
    {
        await using var page = await house.OpenAsync();
        await page.ToStoryAsync();
        await page.Page.RouteAsync("**/activities", route => route.AbortAsync());
        await page.SayAsync("Air PDAM mati tiga hari di Ampenan, tolong segera diperbaiki pak");
        await page.LogSaysAsync("Menunggu sambungan");
        await page.Page.UnrouteAsync("**/activities");
        await page.Page.ReloadAsync();
        await page.HasButtonAsync("Cukup");
        await page.SentAsync(1);
        Assert.Equal(3, await page.Mine.CountAsync());
    }

    [Fact]
    public async Task When_only_the_acknowledgement_is_lost_the_message_counts_once()
    {
        await using var page = await house.OpenAsync();
        await page.ToStoryAsync();
        var lost = 0;
        await page.Page.RouteAsync("**/activities", async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.SayAsync("Sampah menumpuk di pinggir kali Jangkuk sudah seminggu tidak diangkut");
        await page.SentAsync(3);
        await page.HasButtonAsync("Cukup");
        Assert.True(lost > 1);
        Assert.Equal(3, await page.Mine.CountAsync());
        Assert.Single(await page.BubblesAsync(), text => text.Contains("Masih ada lagi?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_without_sockets_is_served_by_polling()
    {
        await using var page = await house.OpenAsync();
        await page.Page.RouteWebSocketAsync("**/stream**", socket => socket.CloseAsync());
        await page.Page.ReloadAsync();
        await page.HasButtonAsync("Buat laporan");
        await page.SeesAsync("Tersambung");
        await page.ToStoryAsync();
        Assert.Equal(2, await page.Mine.CountAsync());
    }

    [Fact]
    public async Task A_talk_the_server_has_forgotten_is_begun_anew_and_the_words_are_kept()
    {
        await using var page = await house.OpenAsync();
        await page.ToStoryAsync();
        await page.Page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 404, Body = "{}" }));
        await page.SayAsync("Pohon tumbang di jalan Majapahit");
        await page.LogSaysAsync("Obrolan sebelumnya sudah berakhir");
        await page.HasButtonAsync("Buat laporan");
        Assert.Equal("Pohon tumbang di jalan Majapahit", (await page.Field.InputValueAsync()).Trim());
    }

    [Fact]
    public async Task Too_many_messages_are_told_kindly_and_sent_later()
    {
        await using var page = await house.OpenAsync();
        var refused = 0;
        await page.Page.RouteAsync("**/activities", route => Interlocked.Increment(ref refused) == 1
            ? route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" }, Body = "{}" })
            : route.ContinueAsync());
        await page.SayAsync("lapor");
        await page.SeesAsync("Pesan Anda beruntun");
        await page.SentAsync(1);
    }

    [Fact]
    public async Task When_the_internet_is_back_nobody_waits_for_a_timer()
    {
        await using var page = await house.OpenAsync();
        await page.Page.Clock.InstallAsync();
        await page.Page.ReloadAsync();
        await page.HasButtonAsync("Buat laporan");
        await page.ToStoryAsync();
        await page.Page.Context.SetOfflineAsync(true);
        await page.SeesAsync("Tidak ada internet");
        await page.SayAsync("Tanggul sungai di Pagutan retak sejak hujan kemarin, warga takut jebol");
        await page.LogSaysAsync("Menunggu sambungan");
        // From here on no timer of the page ends by itself.
        await page.Page.Clock.PauseAtAsync(TimeProvider.System.GetUtcNow().AddMinutes(1).UtcDateTime);
        await page.Page.Context.SetOfflineAsync(false);
        await page.SentAsync(3);
    }

    [Fact]
    public async Task A_socket_that_has_fallen_silent_is_given_up_and_nothing_is_missed()
    {
        await using var page = await house.OpenAsync();
        var opened = 0;
        await page.Page.RouteWebSocketAsync("**/stream**", socket =>
        {
            // The first one is connected to nothing, as after a change of networks.
            if (Interlocked.Increment(ref opened) > 1)
            {
                socket.ConnectToServer();
            }
        });
        await page.Page.Clock.InstallAsync();
        await page.Page.ReloadAsync();
        await page.SeesAsync("Tersambung");
        await page.Page.Clock.FastForwardAsync(41_000);
        await page.SeesAsync("Terputus");
        await page.Page.Clock.FastForwardAsync(5_000);
        await page.HasButtonAsync("Buat laporan");
        await page.ToStoryAsync();
        Assert.True(opened > 1);
        Assert.Equal(2, await page.Mine.CountAsync());
    }
}
