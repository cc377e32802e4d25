using LaporBot.Bot.Ledger;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Demo;

/// <summary>Invented citizens; some have blocked the bot, some want no broadcasts.</summary>
internal sealed class DemoPeople
{
    private const int Count = 380;

    private readonly ReplyAddress[] _all;

    public DemoPeople(DemoDice dice) => _all =
    [
        .. Enumerable.Range(1, Count).Select(i => new ReplyAddress(dice.Chance(0.7) ? DemoChannel.Names[0] : DemoChannel.Names[1], $"warga-{i:0000}{(dice.Chance(0.03) ? DemoChannel.Blocked : "")}")),
    ];

    public ReplyAddress Pick(DemoDice dice) => dice.Pick(_all);

    public static bool HasBlocked(ReplyAddress person) => person.Value.EndsWith(DemoChannel.Blocked, StringComparison.Ordinal);

    /// <summary>Their choices.</summary>
    public IEnumerable<PersonRow> Rows(DemoDice dice, DateTimeOffset now)
    {
        foreach (var person in _all)
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
}
