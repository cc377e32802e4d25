using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Sla;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>A part of the totals; null where it is so small that it might point at somebody.</summary>
internal sealed record PublicPart(string Name, int? Count);

/// <summary>What everybody may know of the current year.</summary>
internal sealed record Totals(int Year, DateTimeOffset At, int Filed, int Disposed, Share Completion, IReadOnlyList<PublicPart> Regions, IReadOnlyList<PublicPart> Categories)
{
    /// <summary>Not every case is counted yet.</summary>
    public bool IsCounting { get; init; }
}

/// <summary><c>/kinerja</c>: totals without a sign-in and without anybody in them. Counted at most every ten minutes, whoever asks how often.</summary>
internal sealed class PublicTotals(FactRoom room, HubServices services, TimeProvider time)
{
    public const string Path = "/kinerja";

    /// <summary>Smaller groups are not shown.</summary>
    public const int Fewest = 5;

    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private Totals? _totals;

    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, ShowAsync);

    public async Task<Totals> ReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _totals) is { } known && time.GetUtcNow() - known.At < Fresh)
        {
            return known;
        }

        var frame = await room.FrameAsync(null, cancellationToken);
        var year = room.Calendar.Day(time.GetUtcNow()).Year;
        var period = new Period(new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var regions = Counting.Of(frame, new Question(period) { Split = Split.Region }, room.Terms, room.Calendar);
        var categories = Counting.Of(frame, new Question(period) { Split = Split.Category }, room.Terms, room.Calendar);
        var names = services.Current.DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Name);
        var all = regions.All;
        var totals = new Totals(
            year, frame.At, all.Filed, all.Reports, all.Completion,
            Hide(regions.Parts.Select(part => (Regions.ByCode(part.Key)?.Name ?? "", part.Value.Filed))),
            Hide(categories.Parts.Select(part => (names.GetValueOrDefault(part.Key, part.Key), part.Value.Filed))))
        {
            IsCounting = room.IsCounting,
        };
        Volatile.Write(ref _totals, totals.IsCounting ? null : totals);
        return totals;
    }

    /// <summary>Hides small groups. A single hidden one could be found by subtracting the others, so it never is alone.</summary>
    internal static IReadOnlyList<PublicPart> Hide(IEnumerable<(string Name, int Count)> parts)
    {
        var known = parts.Where(part => part.Count > 0).OrderByDescending(part => part.Count).ThenBy(part => part.Name, StringComparer.Ordinal).ToArray();
        var shown = known.Count(part => part.Count >= Fewest);
        shown = known.Length - shown == 1 ? Math.Max(0, shown - 1) : shown;
        return [.. known.Select((part, i) => new PublicPart(part.Name, i < shown ? part.Count : null))];
    }

    private static async Task<IResult> ShowAsync(HttpContext context, PublicTotals totals, WorkCalendar calendar)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        var read = await totals.ReadAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = read.IsCounting ? "no-store" : "public, max-age=600";
        return new RazorComponentResult<PublicPage>(new Dictionary<string, object?>
        {
            ["Totals"] = read,
            ["At"] = Clocks.Print(read.At, calendar.Zone),
            ["Language"] = context.Request.Query["bahasa"] == Core.Messages.Wording.English ? Core.Messages.Wording.English : Core.Messages.Wording.Indonesian,
        });
    }
}
