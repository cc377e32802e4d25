using System.Diagnostics;
using LaporBot.Bot.Tests.Desk;
using LaporBot.Testing.Telegram;
using Xunit;

namespace LaporBot.Faults;

/// <summary>How long people wait for an answer while a broadcast goes out to others. The figures are printed: a test asserts no time.</summary>
public sealed class AnswerPaceTests
{
    private const int Rounds = 6;
    private const int PeoplePerRound = 80;

    [Fact]
    public async Task Answers_while_a_broadcast_goes_out_beside_answers_while_it_rests()
    {
        await using var house = await BroadcastHouse.StartAsync(replicas: 1, 50_000, perSecond: 25, channelPerSecond: 30);
        house.People(50_000);
        using var desk = await SomeDesk.EnterAsync(house.Newest);
        var address = await BroadcastHouse.SendAsync(desk, "Jalan Lintas ditutup besok pukul 08.00.");
        var (resting, running) = (new Waits(), new Waits());
        await AskAsync(house, new Waits(), 0);
        for (var round = 1; round <= Rounds; round++)
        {
            await desk.PostAsync($"{address}/jeda");
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            await AskAsync(house, resting, (2 * round) - 1);
            var sent = house.Telegram.CallsOf("sendMessage").Length;
            await desk.PostAsync($"{address}/lanjut");
            await UntilAsync(() => house.Telegram.CallsOf("sendMessage").Length > sent);
            sent = house.Telegram.CallsOf("sendMessage").Length;
            await AskAsync(house, running, 2 * round);
            Assert.True(house.Telegram.CallsOf("sendMessage").Length > sent, "the broadcast was going out");
        }

        Action<string> say = TestContext.Current.TestOutputHelper!.WriteLine;
        say($"a word, the broadcast rests: {Waits.Print(resting.Words)}");
        say($"a word, the broadcast runs:  {Waits.Print(running.Words)} ({Waits.Slower(resting.Words, running.Words)})");
        say($"a press, the broadcast rests: {Waits.Print(resting.Presses)}");
        say($"a press, the broadcast runs:  {Waits.Print(running.Presses)} ({Waits.Slower(resting.Presses, running.Presses)})");
        Assert.Equal(Rounds * PeoplePerRound, running.Presses.Count);
    }

    /// <summary>Each writes for the first time, reads, and presses the first button.</summary>
    private static async Task AskAsync(BroadcastHouse house, Waits waits, int round)
    {
        for (var i = 0; i < PeoplePerRound; i++)
        {
            var citizen = house.Telegram.Citizen(5_000_000 + (round * PeoplePerRound) + i);
            var begun = Stopwatch.GetTimestamp();
            citizen.Say("halo");
            await UntilAsync(() => citizen.Messages.Count > 0);
            waits.Words.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            await UntilAsync(() => citizen.Messages.Any(message => message.Buttons.Count > 0));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);
            var before = Seen(citizen);
            begun = Stopwatch.GetTimestamp();
            citizen.Press(citizen.Messages.Last(message => message.Buttons.Count > 0).Buttons[0].Label);
            await UntilAsync(() => Seen(citizen) != before);
            waits.Presses.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private static string Seen(Citizen citizen) => string.Join('|', citizen.Messages.Select(message => $"{message.Text} {message.Buttons.Count}"));

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var begun = Stopwatch.GetTimestamp(); !isSo(); await Task.Delay(1, TestContext.Current.CancellationToken))
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(30), "no answer");
        }
    }

    private sealed class Waits
    {
        public List<double> Words { get; } = [];

        public List<double> Presses { get; } = [];

        public static string Print(List<double> waits) => FormattableString.Invariant($"half {At(waits, 50):0.0} ms, 95 % {At(waits, 95):0.0} ms, longest {waits.Max():0.0} ms");

        public static string Slower(List<double> calm, List<double> busy) =>
            FormattableString.Invariant($"{(At(busy, 50) / At(calm, 50)) - 1:+0 %;-0 %} at half, {(At(busy, 95) / At(calm, 95)) - 1:+0 %;-0 %} at 95 %");

        private static double At(List<double> waits, int percent) => waits.Order().ElementAt((int)(waits.Count * percent / 100.0));
    }
}
