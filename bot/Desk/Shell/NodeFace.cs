using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>What every page says of this node, and its clock.</summary>
internal sealed class NodeFace(NodeMarks marks, IOptions<NodeOptions> node)
{
    /// <summary>The node's own zone; every moment on a page is in it.</summary>
    public TimeZoneInfo Zone { get; } = NodeZone.Find(node.Value.TimeZone)!;

    /// <summary>The cases are invented. Read once at start: a ledger does not become a demo while it runs.</summary>
    public bool IsDemo { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken) => IsDemo = await marks.FindAsync(NodeMarks.Demo, cancellationToken) is not null;

    /// <summary>A moment as officials read it.</summary>
    public string Time(DateTimeOffset moment) => Clocks.Print(moment, Zone);

    /// <summary>The last day of a clock that turns red at a moment.</summary>
    public string LastDay(DateTimeOffset red) => Clocks.PrintLastDay(red, Zone);
}
