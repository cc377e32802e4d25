using System.Diagnostics;
using LaporBot.Bot.Tests;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Faults;

/// <summary>A broadcast to many, while everything breaks. What people see is counted in their chats; figures are printed.</summary>
public sealed class BroadcastFaultTests
{
    private const string Text = "Jalan Lintas ditutup besok pukul 08.00.";

    [Fact]
    public Task F08_Ten_thousand_get_one_copy_each_whatever_is_killed_frozen_paused_blocked_or_refused() => EverybodyOnceAsync(10_000, perSecond: 200);

    [Fact]
    public Task F08_A_hundred_thousand_get_one_copy_each_at_five_hundred_a_second_whatever_is_killed() => EverybodyOnceAsync(100_000, perSecond: 500);

    [Fact]
    public async Task A_hundred_thousand_are_written_down_at_once_and_the_pace_is_kept()
    {
        await using var house = await BroadcastHouse.StartAsync(replicas: 1, 100_000, perSecond: 25, channelPerSecond: 30);
        house.People(100_000);
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

    [Fact]
    public async Task A_correction_changes_what_five_thousand_have_whatever_is_killed()
    {
        const int People = 5_000;
        await using var house = await BroadcastHouse.StartAsync(replicas: 2, People, perSecond: 200, channelPerSecond: 250);
        var citizens = house.People(People);
        using var desk = await SomeDesk.EnterAsync(house.Newest);
        var address = await BroadcastHouse.SendAsync(desk, Text);
        await UntilSentAsync(house, People);

        var correction = (await desk.PostAsync($"{address}/perbaiki", ("isi", "Jalan Lintas ditutup lusa."))).GoesTo!.Split('?')[0];
        await BroadcastHouse.ApproveAsync(desk, correction);
        var started = Stopwatch.GetTimestamp();
        foreach (var (replica, edits) in house.Fleet.Replicas.Zip((int[])[1_000, 3_000]))
        {
            await Programs.UntilAsync(() => Task.FromResult(house.Telegram.CallsOf("editMessageText").Length > edits), $"{edits} are edited", 120);
            await replica.KillAsync(TimeSpan.FromSeconds(1));
        }

        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcasts WHERE kind = 'Correction' AND state = 'Finished'") == 1, "the correction ends", 300);
        Say($"{People} edits with 2 kills: {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s, {house.Telegram.CallsOf("editMessageText").Length} calls");
        Assert.All(citizens, citizen => Assert.Contains("ditutup lusa", Assert.Single(citizen.Messages).Text, StringComparison.Ordinal));
    }

    /// <summary>Two processes, killed with -9 one after the other, frozen and rolled; a pause; a refusal and a bad moment of Telegram; one in twenty has blocked the bot.</summary>
    private static async Task EverybodyOnceAsync(int people, int perSecond)
    {
        await using var house = await BroadcastHouse.StartAsync(replicas: 2, people, perSecond, channelPerSecond: perSecond * 5 / 4);

        // Telegram forgives a short crowd; whoever goes on above what was set meets its refusal.
        house.Telegram.Crowds.MostPerSecond = perSecond * 3 / 2;
        var citizens = house.People(people);
        foreach (var citizen in citizens.Where((_, i) => i % 20 == 0))
        {
            citizen.HasBlockedBot = true;
        }

        using var desk = await SomeDesk.EnterAsync(house.Newest);
        var address = await BroadcastHouse.SendAsync(desk, Text);
        var started = Stopwatch.GetTimestamp();
        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcast_recipients") == people, "everybody is written down", 120);
        var written = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await TroubleAsync(house, desk, address, people);
        await Programs.UntilAsync(async () => await house.AskAsync("SELECT COUNT(*) FROM broadcasts WHERE state = 'Finished'") == 1, "the broadcast ends", 600);
        Say($"{people} people, {perSecond}/s: written down {written:0.0} s after the approval, ended after {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s with 2 kills, 1 roll, 1 freeze, "
            + $"1 pause, 1 injected 429, 20 500s; 429s of its own making {house.Telegram.Crowds.Refused}; busiest second {house.PerSecond("sendMessage").Max()} calls");
        await CompareAsync(house, citizens);
        Assert.Equal(0, house.Telegram.Crowds.Refused);
    }

    private static async Task TroubleAsync(BroadcastHouse house, SomeDesk desk, string address, int people)
    {
        await UntilSentAsync(house, people * 15 / 100);
        await house.Fleet.Replicas[0].KillAsync(TimeSpan.FromSeconds(1));
        await UntilSentAsync(house, people * 30 / 100);
        house.Telegram.Faults.TooManyRequests("sendMessage", retryAfterSeconds: 2);
        await UntilSentAsync(house, people * 40 / 100);
        await PauseAsync(house, desk, address);

        // In full swing again: a kill just after a pause would find nothing in its hands.
        await UntilSentAsync(house, people * 45 / 100);
        await house.Fleet.Replicas[1].KillAsync(TimeSpan.FromSeconds(1));
        await UntilSentAsync(house, people * 60 / 100);
        await house.Fleet.Replicas[0].FreezeAsync(TimeSpan.FromSeconds(3));
        house.Telegram.Faults.ServerError("sendMessage", times: 20);
        await UntilSentAsync(house, people * 80 / 100);
        await house.Fleet.Replicas[0].RollAsync();
    }

    /// <summary>What is in the chats beside what the ledger says: only a copy a process was killed over may be missing, and it is owned up to.</summary>
    private static async Task CompareAsync(BroadcastHouse house, Citizen[] citizens)
    {
        var copies = citizens.Select(citizen => citizen.Messages.Count(message => message.Text.Contains("Jalan Lintas", StringComparison.Ordinal))).ToArray();
        var (sent, blocked, uncertain) = (await CountAsync(house, "Sent"), await CountAsync(house, "Blocked"), await CountAsync(house, "Unknown"));
        var unreached = copies.Where((count, i) => count == 0 && !citizens[i].HasBlockedBot).Count();
        Say($"once {copies.Count(count => count == 1)}, twice {copies.Count(count => count > 1)}, blocked {blocked}, uncertain {uncertain}, of them not arrived {unreached}");
        Assert.All(copies, count => Assert.InRange(count, 0, 1));
        Assert.InRange(unreached, 0, uncertain);
        Assert.Equal(citizens.Length, sent + blocked + uncertain);
        Assert.InRange(blocked, (citizens.Length / 20) - uncertain, citizens.Length / 20);
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
