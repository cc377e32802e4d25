using LaporBot.Bot.Ledger;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Demo;

/// <summary>Invented citizens; some have blocked the bot, some want no broadcasts, some wrote on the paper form and have no chat at all.</summary>
internal sealed class DemoPeople
{
    private const int Count = 380;

    private readonly ReplyAddress[] _all;
    private readonly List<ReplyAddress> _onPaper = [];

    public DemoPeople(DemoDice dice) => _all = [.. Enumerable.Range(1, Count).Select(i => new ReplyAddress(dice.Chance(0.7) ? DemoChannel.Names[0] : DemoChannel.Names[1], $"warga-{i:0000}{Ending(dice)}"))];

    /// <summary>Somebody with a chat.</summary>
    public ReplyAddress Pick(DemoDice dice) => dice.Pick(_all);

    /// <summary>Whoever sends a report: each form is a person of its own, whom no message reaches.</summary>
    public ReplyAddress Sender(DemoDice dice)
    {
        if (!dice.Chance(0.07))
        {
            return Pick(dice);
        }

        _onPaper.Add(new ReplyAddress(DemoChannel.Names[1], $"{ComplaintForm.AddressPrefix}{_onPaper.Count + 1:0000}{DemoChannel.Blocked}"));
        return _onPaper[^1];
    }

    public static bool HasBlocked(ReplyAddress person) => person.Value.EndsWith(DemoChannel.Blocked, StringComparison.Ordinal);

    /// <summary>Their choices.</summary>
    public IEnumerable<PersonRow> Rows(DemoDice dice, DateTimeOffset now)
    {
        foreach (var person in _all.Concat(_onPaper))
        {
            var isOut = dice.Chance(0.04);
            if (isOut || HasBlocked(person))
            {
                yield return new PersonRow
                {
                    Channel = person.Channel,
                    Address = person.Value,
                    OptedOutAt = isOut ? now.AddDays(-dice.Next(1, 200)) : null,
                    UnreachableSince = HasBlocked(person) ? now.AddDays(-dice.Next(1, 90)) : null,
                };
            }
        }
    }

    private static string Ending(DemoDice dice) => dice.Next(0, 100) switch { < 3 => DemoChannel.Blocked, < 6 => DemoChannel.Leaving, _ => "" };
}
