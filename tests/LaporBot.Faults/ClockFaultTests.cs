using Xunit;

namespace LaporBot.Faults;

/// <summary>The wall clock of a real process jumps, by libfaketime; the monotonic one goes on as it does on a real machine.</summary>
public sealed class ClockFaultTests
{
    [Fact]
    public async Task F30_A_clock_that_jumps_an_hour_either_way_or_back_to_1970_ends_no_draft_and_holds_up_no_complaint()
    {
        var library = Directory.Exists("/usr/lib") ? Directory.GetFiles("/usr/lib", "libfaketimeMT.so.1", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 3 }) : [];
        Assert.SkipWhen(library.Length == 0, "libfaketime is not installed (apt-get install libfaketime).");
        var clock = Path.GetTempFileName();
        await SetAsync(clock, "+0");

        // The embedded store waits in ways the library does not know.
        await using var redis = new RedisProcess();
        await redis.UpAsync();
        await using var stage = await Stage.StartAsync(
            1,
            ("Redis__ConnectionString", $"127.0.0.1:{redis.Port}"),
            ("LD_PRELOAD", library[0]), ("FAKETIME_TIMESTAMP_FILE", clock), ("FAKETIME_CACHE_DURATION", "1"), ("DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("FAKETIME_DONT_RESET", "1"));
        var waiting = await stage.AtReviewAsync(7600);
        var (filed, person) = (0, 0);
        foreach (var (name, jump) in ((string, string)[])[("right", "+0"), ("an hour ahead", "+3600"), ("right again", "+0"), ("an hour behind", "-3600"), ("1970", "@1970-01-02 00:00:00"), ("right at last", "+0")])
        {
            var open = await stage.AtReviewAsync(7610 + person);
            await SetAsync(clock, jump);
            open.Press("Kirim");
            await open.FillInAsync("LB-");
            Resident[] anew =
            [
                new TelegramResident(++person, new Random(person), stage.Telegram.Citizen(7700 + person)),
                new WebResident(++person, new Random(person), stage.Fleet.Address),
            ];
            await Task.WhenAll(anew.Select(one => one.FileAsync(TestContext.Current.CancellationToken)));
            filed += 3;
            await stage.UntilTheHubHasAsync(filed);
            TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {filed} at the hub; silences {anew.Sum(one => one.Filings.Sum(filing => filing.Silences))}");
        }

        waiting.Press("Kirim");
        await waiting.FillInAsync("LB-");
        await stage.UntilTheHubHasAsync(filed + 1);
        Assert.DoesNotContain(500, stage.Answers);
        File.Delete(clock);
    }

    /// <summary>The process looks once a second.</summary>
    private static async Task SetAsync(string clock, string jump)
    {
        await File.WriteAllTextAsync(clock, $"{jump}\n");
        await Task.Delay(TimeSpan.FromSeconds(2.5));
    }
}
