using System.Diagnostics;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Desk;
using Xunit;

namespace LaporBot.Faults;

/// <summary>A broadcast to many, while everything breaks. What people see is counted in their chats; figures are printed.</summary>
public sealed class BroadcastFaultTests
{
    private const string Text = "Jalan Lintas ditutup besok pukul 08.00.";

    [Fact]
    public async Task F08_Ten_thousand_get_one_copy_each_whatever_is_killed_frozen_paused_blocked_or_refused()
    {
        const int People = 10_000;
        await using var house = await BroadcastHouse.StartAsync(replicas: 2, People, perSecond: 200, channelPerSecond: 250);
        var citizens = Enumerable.Range(1, People).Select(n => house.Telegram.Citizen(BroadcastHouse.FirstChat + n)).ToArray();
        foreach (var citizen in citizens.Where((_, i) => i % 20 == 0))
        {
            citizen.HasBlockedBot = true;
        }

        using var desk = await SomeDesk.EnterAsync(house.Newest);
        var started = Stopwatch.GetTimestamp();
        var address = await BroadcastHouse.SendAsync(desk, Text);
        await UntilSentAsync(house, 1_500);
        await house.Fleet.Replicas[0].KillAsync(TimeSpan.FromSeconds(1));
        await UntilSentAsync(house, 3_000);
        house.Telegram.Faults.TooManyRequests("sendMessage", retryAfterSeconds: 2);
        await UntilSentAsync(house, 4_000);
        await PauseAsync(house, desk, address);
        await house.Fleet.Replicas[1].KillAsync(TimeSpan.FromSeconds(1));
        await UntilSentAsync(house, 6_000);
        await house.Fleet.Replicas[0].FreezeAsync(TimeSpan.FromSeconds(3));
        house.Telegram.Faults.ServerError("sendMessage", times: 20);
        await UntilSentAsync(house, 8_000);
        await house.Fleet.Replicas[0].RollAsync();
        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcasts WHERE state = 'Finished'") == 1, "the broadcast ends", 300);

        var copies = citizens.Select(citizen => citizen.Messages.Count(message => message.Text.Contains("Jalan Lintas", StringComparison.Ordinal))).ToArray();
        var uncertain = await CountAsync(house, "Unknown");
        var unreached = copies.Where((count, i) => count == 0 && !citizens[i].HasBlockedBot).Count();
        Say($"10,000 people, 200/s: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s with 2 kills, 1 roll, 1 freeze, 1 pause, 1 429, 20 500s; twice {copies.Count(count => count > 1)}, "
            + $"uncertain {uncertain}, of them not arrived {unreached}; busiest second {house.PerSecond("sendMessage").Max()} calls");
        Assert.All(copies, count => Assert.InRange(count, 0, 1));
        Assert.InRange(unreached, 0, uncertain);
        var (sent, blocked) = (await CountAsync(house, "Sent"), await CountAsync(house, "Blocked"));
        Assert.Equal(People, sent + blocked + uncertain);
        Assert.InRange(blocked, 500 - uncertain, 500);
    }

    [Fact]
    public async Task A_hundred_thousand_are_written_down_at_once_and_the_pace_is_kept()
    {
        await using var house = await BroadcastHouse.StartAsync(replicas: 1, 100_000, perSecond: 25, channelPerSecond: 30);
        for (var n = 1; n <= 100_000; n++)
        {
            house.Telegram.Citizen(BroadcastHouse.FirstChat + n);
        }

        using var desk = await SomeDesk.EnterAsync(house.Newest);
        var address = await BroadcastHouse.SendAsync(desk, Text);
        var approved = Stopwatch.GetTimestamp();
        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcast_recipients") == 100_000, "everybody is written down", 120);
        var written = Stopwatch.GetElapsedTime(approved).TotalSeconds;
        await UntilSentAsync(house, 100);
        var (from, since) = (house.Telegram.CallsOf("sendMessage").Length, Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var rate = (house.Telegram.CallsOf("sendMessage").Length - from) / Stopwatch.GetElapsedTime(since).TotalSeconds;
        await PauseAsync(house, desk, address);
        Say($"100,000 recipients written down {written:0.0} s after the approval; {rate:0.00} messages/s of 25 set ({rate / 25:P1}); busiest second {house.PerSecond("sendMessage").Max()}");

        await desk.PostAsync($"{address}/batal");
        await desk.PostAsync($"{address}/tarik");
        var sent = await house.AskAsync("SELECT COUNT(*) FROM broadcast_recipients WHERE state = 'Sent'");
        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcasts WHERE kind = 'Recall' AND state = 'Finished'") == 1, "the recall ends", 600);
        Assert.Equal(sent, house.Telegram.CallsOf("editMessageText").Length);
    }

    /// <summary>Pauses at the desk, sees that nothing more goes, and lets it go on.</summary>
    private static async Task PauseAsync(BroadcastHouse house, SomeDesk desk, string address)
    {
        await desk.PostAsync($"{address}/jeda");
        var asked = Stopwatch.GetTimestamp();
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken);
        var late = house.Telegram.CallsOf("sendMessage").Where(call => call.At > asked).Select(call => Stopwatch.GetElapsedTime(asked, call.At).TotalMilliseconds).ToArray();
        Say($"after the answer to the pause: {late.Length} calls, the last after {late.DefaultIfEmpty(0).Max():0} ms");
        Assert.DoesNotContain(late, milliseconds => milliseconds > 3_000);
        await desk.PostAsync($"{address}/lanjut");
    }

    private static Task<long> CountAsync(BroadcastHouse house, string state) =>
        house.AskAsync($"SELECT COUNT(*) FROM broadcast_recipients WHERE state = '{state}'");

    private static Task UntilSentAsync(BroadcastHouse house, int copies) => Programs.UntilAsync(
        async () => await house.AskAsync("SELECT COUNT(*) FROM broadcast_recipients WHERE state = 'Sent'") >= copies, $"{copies} copies are sent", 300);

    private static void Say(string words) => TestContext.Current.TestOutputHelper!.WriteLine(words);
}
