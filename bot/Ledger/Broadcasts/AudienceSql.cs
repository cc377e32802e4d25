using System.Globalization;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Core.Conversations.Cases;
using LaporBot.Core.Forms;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>
/// An audience as one statement: people, each once and each with the reason why they are not written to, if there is one. What
/// comes from a form goes into parameters; only constants of this file are put together.
/// </summary>
internal sealed class AudienceSql
{
    private readonly List<object> _values = [];
    private readonly bool _isPostgres;
    private readonly string _erased;

    private AudienceSql(bool isPostgres) =>
        (_isPostgres, _erased) = (isPostgres, isPostgres ? "starts_with(address, 'erased:')" : "substr(address, 1, 7) = 'erased:'");

    /// <summary>The values of <c>{0}</c>, <c>{1}</c> …</summary>
    public object[] Values => [.. _values];

    /// <summary>Common table expressions ending with <c>audience</c>: channel, address, language, replaces, about, verdict (a word of <see cref="Verdicts"/>).</summary>
    public string With { get; private init; } = "";

    /// <param name="context">Which database.</param>
    /// <param name="audience">Whom.</param>
    /// <param name="reach">What the author may reach.</param>
    /// <param name="channels">What this gateway can write to.</param>
    /// <param name="zone">The node's, for its days.</param>
    public static AudienceSql Of(LedgerContext context, Audience audience, Territory reach, IReadOnlyList<string> channels, TimeZoneInfo zone)
    {
        var sql = new AudienceSql(context is PostgresLedger);
        return audience.Kind == AudienceKind.Recipients
            ? sql.Finish(sql.Earlier(audience), channels)
            : sql.Finish(sql.People(audience, reach, zone), channels);
    }

    /// <summary>Adds a value and names its place.</summary>
    public string Place(object value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"{{{_values.Count - 1}}}");
    }

    private AudienceSql Finish(string people, IReadOnlyList<string> channels)
    {
        var known = channels.Count == 0 ? "FALSE" : $"one.channel IN ({string.Join(", ", channels.Select(Place))})";
        var with =
            $"""
             WITH found AS ({people}),
             ranked AS (SELECT f.*, row_number() OVER (PARTITION BY channel, address ORDER BY hidden, at DESC) AS place,
                 MIN(own) OVER (PARTITION BY channel, address) AS first_own, MAX(own) OVER (PARTITION BY channel, address) AS last_own FROM found AS f),
             audience AS (
                 SELECT one.channel, one.address, one.language, one.replaces,
                 CASE WHEN one.first_own = one.last_own THEN one.first_own WHEN one.first_own IS NOT NULL THEN '{Announcement.Several}' END AS about, CASE
                     WHEN one.hidden = 2 THEN '{Verdicts.Erased}'
                     WHEN one.hidden = 1 THEN '{Verdicts.Secret}'
                     WHEN NOT ({known}) OR one.address LIKE '{ComplaintForm.AddressPrefix}%' THEN '{Verdicts.NoChannel}'
                     WHEN p.opted_out_at IS NOT NULL AND one.replaces IS NULL THEN '{Verdicts.OptedOut}'
                     WHEN p.unreachable_since IS NOT NULL THEN '{Verdicts.Unreachable}'
                     ELSE '{Verdicts.Reached}' END AS verdict
                 FROM ranked AS one LEFT JOIN people AS p ON p.channel = one.channel AND p.address = one.address
                 WHERE one.place = 1)
             """;
        var finished = new AudienceSql(false) { With = with };
        finished._values.AddRange(_values);
        return finished;
    }

    private string Earlier(Audience audience) =>
        $"""
         SELECT channel, address, language, COALESCE(reference, replaces) AS replaces, 0 AS at, about AS own, CASE WHEN {_erased} THEN 2 ELSE 0 END AS hidden
         FROM broadcast_recipients WHERE broadcast_id = {Place(audience.Broadcast ?? Guid.Empty)} AND {(audience.WithUnsent ? "state IN ('Sent', 'Waiting')" : "(state = 'Sent' OR (state = 'Waiting' AND replaces IS NOT NULL))")}
         """;

    private string People(Audience audience, Territory reach, TimeZoneInfo zone)
    {
        var cases = Cases(audience, reach, zone);
        const string Reporters =
            "SELECT owner_channel AS channel, owner_address AS address, language, CAST(NULL AS TEXT) AS replaces, filed_at AS at, CASE WHEN hidden = 0 THEN ticket END AS own, hidden FROM cases";
        const string Followers =
            "SELECT s.channel, s.address, s.language, CAST(NULL AS TEXT) AS replaces, s.since AS at, CAST(NULL AS TEXT) AS own, CASE WHEN c.hidden = 1 THEN 1 ELSE 0 END AS hidden FROM cases AS c JOIN supporters AS s ON s.complaint_id = c.id";
        var parts = audience.Part switch
        {
            AudiencePart.Reporters => Reporters,
            AudiencePart.Followers => Followers,
            _ => $"{Reporters} UNION ALL {Followers}",
        };
        return $"WITH cases AS ({cases}) {parts}";
    }

    private string Cases(Audience audience, Territory reach, TimeZoneInfo zone)
    {
        var conditions = Scope(reach).Concat(Conditions(audience, zone)).DefaultIfEmpty("TRUE");
        var erased = _erased.Replace("address", "c.owner_address", StringComparison.Ordinal);
        return
            $"""
             SELECT c.id, c.ticket, c.owner_channel, c.owner_address, c.language, c.filed_at,
                 CASE WHEN c.erased_at IS NOT NULL OR {erased} THEN 2 WHEN c.is_secret THEN 1 ELSE 0 END AS hidden
             FROM complaints AS c WHERE {string.Join(" AND ", conditions)}
             """;
    }

    private IEnumerable<string> Scope(Territory reach)
    {
        if (reach.IsAll)
        {
            yield break;
        }

        var named = reach.InstitutionCode is { } code ? Belongs(code) : "FALSE";
        yield return reach.UnassignedIn is { } region ? $"({named} OR (c.institution_code IS NULL AND {Within(region)}))" : named;
    }

    private IEnumerable<string> Conditions(Audience audience, TimeZoneInfo zone)
    {
        if (audience.Kind == AudienceKind.Tickets)
        {
            yield return audience.Tickets.IsDefaultOrEmpty ? "FALSE" : $"c.ticket IN ({string.Join(", ", audience.Tickets.Select(Place))})";
        }
        else if (audience.Kind == AudienceKind.Incident)
        {
            yield return $"c.incident_id = {Place(audience.IncidentId ?? Guid.Empty)}";
        }
        else if (audience.Kind == AudienceKind.Cases)
        {
            foreach (var condition in Criteria(audience).Concat(Period(audience, zone)))
            {
                yield return condition;
            }
        }
    }

    private IEnumerable<string> Criteria(Audience audience)
    {
        if (audience.Category is { } category)
        {
            yield return $"c.category_code = {Place(category)}";
        }

        if (audience.Region is { } region)
        {
            yield return Within(region);
        }

        if (audience.Status is { } status)
        {
            yield return $"c.status = {Place(status.ToString())}";
        }

        if (audience.Institution is { } institution)
        {
            yield return Belongs(institution);
        }
    }

    private IEnumerable<string> Period(Audience audience, TimeZoneInfo zone)
    {
        if (audience.From is { } from)
        {
            yield return $"c.filed_at >= {Place(StartOf(from, zone))}";
        }

        if (audience.Until is { } until)
        {
            yield return $"c.filed_at < {Place(StartOf(until.AddDays(1), zone))}";
        }
    }

    private string Belongs(string institution)
    {
        var place = Place(institution);

        // PostgreSQL takes an index for a list it has before it begins, and none for one it would have to ask for row by row.
        return _isPostgres
            ? $"c.institution_code = ANY (ARRAY(SELECT code FROM institutions WHERE code = {place} OR parent_code = {place}))"
            : $"(c.institution_code = {place} OR c.institution_code IN (SELECT code FROM institutions WHERE parent_code = {place}))";
    }

    private string Within(string region) => $"(c.region_code = {Place(region)} OR c.region_code LIKE {Place($"{Literal(region)}.%")})";

    /// <summary>A code holds digits and dots; anything else would be a pattern.</summary>
    private static string Literal(string region) => string.Concat(region.Where(c => char.IsAsciiDigit(c) || c == '.'));

    private static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return Microseconds.Of(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)));
    }
}

/// <summary>Why somebody is written to, or not.</summary>
internal static class Verdicts
{
    public const string Reached = "reached";
    public const string OptedOut = "opted-out";
    public const string Unreachable = "unreachable";
    public const string Secret = "secret";
    public const string Erased = "erased";
    public const string NoChannel = "no-channel";
}
