using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core;
using LaporBot.Core.Forms;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Demo;

/// <summary>How many invented people came how far: everybody who sent a report, and for each of them some who did not get there.</summary>
internal static class DemoFunnel
{
    private static readonly FunnelStep[] Steps = [FunnelStep.Started, FunnelStep.Consented, FunnelStep.Reviewed, FunnelStep.Sent];

    /// <param name="dice">Chance.</param>
    /// <param name="cases">What was sent.</param>
    /// <param name="calendar">The node's days.</param>
    public static IEnumerable<FunnelRow> Rows(DemoDice dice, IEnumerable<ComplaintRow> cases, WorkCalendar calendar)
    {
        var counts = new SortedDictionary<(DateOnly Day, string Channel, FunnelStep Step), int>();
        foreach (var one in cases)
        {
            var isForm = one.OwnerAddress.StartsWith(ComplaintForm.AddressPrefix, StringComparison.Ordinal);
            var (day, channel) = (calendar.Day(one.FiledAt), isForm ? Funnel.Form : one.OwnerChannel);
            Count(counts, day, channel, FunnelStep.Sent);

            // A page is opened and closed again more lightly than a talk is begun.
            while (dice.Chance(isForm ? 0.65 : 0.45))
            {
                Count(counts, day, channel, dice.Next(0, 10) switch { < 5 => FunnelStep.Started, < 9 => FunnelStep.Consented, _ => FunnelStep.Reviewed });
            }
        }

        return counts.Select(one => new FunnelRow { Day = one.Key.Day, Channel = one.Key.Channel, Step = one.Key.Step.ToString(), Count = one.Value });
    }

    /// <summary>Whoever came to a step has come to all before it.</summary>
    private static void Count(SortedDictionary<(DateOnly Day, string Channel, FunnelStep Step), int> counts, DateOnly day, string channel, FunnelStep last)
    {
        foreach (var step in Steps.Where(step => step <= last))
        {
            counts[(day, channel, step)] = counts.GetValueOrDefault((day, channel, step)) + 1;
        }
    }
}
