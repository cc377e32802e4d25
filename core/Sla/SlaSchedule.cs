using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace LaporBot.Core.Sla;

/// <summary>Which limits hold on which day.</summary>
public sealed class SlaSchedule
{
    private static readonly Dictionary<string, PropertyInfo> Limits = typeof(SlaOptions).GetProperties()
        .ToDictionary(limit => limit.Name, StringComparer.OrdinalIgnoreCase);

    private volatile (DateOnly From, SlaOptions Sla)[] _rules;

    private SlaSchedule((DateOnly From, SlaOptions Sla)[] rules) => _rules = rules;

    /// <summary>Changes with any limit and any day a limit begins: what was computed with another one is stale.</summary>
    public string Fingerprint => string.Join(
        ';', _rules.Select(rule => $"{rule.From:yyyy-MM-dd}:{string.Join(',', Limits.Values.Select(limit => limit.GetValue(rule.Sla)))}"));

    /// <summary>One set of limits for all days.</summary>
    public static SlaSchedule Always(SlaOptions sla) => new([(DateOnly.MinValue, sla)]);

    /// <summary>The limits there are, by name.</summary>
    public static IEnumerable<string> Names => Limits.Keys;

    /// <summary>The schedule of a node's settings, which have been checked.</summary>
    public static SlaSchedule Of(NodeOptions node) => new(Rules(node, []));

    /// <summary>The working days of each limit.</summary>
    public static Dictionary<string, int> Read(SlaOptions sla) => Limits.ToDictionary(limit => limit.Key, limit => (int)limit.Value.GetValue(sla)!);

    /// <summary>What is wrong with a whole set of limits.</summary>
    public static IEnumerable<string> FaultsOf(IReadOnlyDictionary<string, int> limits)
    {
        var sla = new SlaOptions();
        Set(sla, limits);
        return Faults(sla, DateOnly.MinValue);
    }

    /// <summary>From now on these changes hold besides those of the settings; of two for one day these are the later.</summary>
    public void Learn(NodeOptions node, IReadOnlyCollection<SlaChange> changes) => _rules = Rules(node, changes);

    /// <summary>The limits of a clock that begins on a day.</summary>
    public SlaOptions On(DateOnly day)
    {
        var found = _rules[0].Sla;
        foreach (var (from, sla) in _rules)
        {
            found = day >= from ? sla : found;
        }

        return found;
    }

    /// <summary>Every fault of the settings, in words for whoever writes them.</summary>
    internal static IEnumerable<string> Faults(NodeOptions node)
    {
        foreach (var change in node.SlaFrom)
        {
            var where = $"Node:SlaFrom {change.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
            var unknown = change.Limits.Keys.Where(name => !Limits.ContainsKey(name)).ToArray();
            foreach (var fault in (string?[])
                [
                    change.From == default ? "Node:SlaFrom: an entry has no From day (yyyy-MM-dd)." : null,
                    change.Limits.Count == 0 ? $"{where}: Limits is empty." : null,
                    node.SlaFrom.Count(other => other.From == change.From) > 1 ? $"{where}: two entries have this day." : null,
                    unknown.Length > 0 ? $"{where}: no such limit: {string.Join(", ", unknown)}." : null,
                ])
            {
                if (fault is not null)
                {
                    yield return fault;
                }
            }
        }

        foreach (var fault in Of(node)._rules.SelectMany(rule => Faults(rule.Sla, rule.From)))
        {
            yield return fault;
        }
    }

    private static (DateOnly From, SlaOptions Sla)[] Rules(NodeOptions node, IReadOnlyCollection<SlaChange> more)
    {
        var rules = new List<(DateOnly, SlaOptions)> { (DateOnly.MinValue, node.Sla) };
        var sla = node.Sla;
        foreach (var change in node.SlaFrom.Concat(more).OrderBy(change => change.From))
        {
            sla = sla.Copy();
            Set(sla, change.Limits);
            rules.Add((change.From, sla));
        }

        return [.. rules];
    }

    private static void Set(SlaOptions sla, IEnumerable<KeyValuePair<string, int>> limits)
    {
        foreach (var (name, days) in limits.Where(limit => Limits.ContainsKey(limit.Key)))
        {
            Limits[name].SetValue(sla, days);
        }
    }

    private static IEnumerable<string> Faults(SlaOptions sla, DateOnly from)
    {
        var where = from == DateOnly.MinValue ? "Node:Sla" : $"Node:SlaFrom {from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(sla, new ValidationContext(sla), results, validateAllProperties: true);
        var pairs = Limits.Keys.Where(name => name.EndsWith("Amber", StringComparison.Ordinal)).Select(name => (Amber: name, Red: name[..^5]));
        return results.Select(result => $"{where}: {result.ErrorMessage}").Concat(pairs
            .Where(pair => (int)Limits[pair.Amber].GetValue(sla)! >= (int)Limits[pair.Red].GetValue(sla)!)
            .Select(pair => $"{where}: {pair.Amber} must be less than {pair.Red}."));
    }
}

/// <summary>The node's calendar and limits, checked before anything is counted by them.</summary>
internal sealed class SlaCheck : IValidateOptions<NodeOptions>
{
    public ValidateOptionsResult Validate(string? name, NodeOptions options)
    {
        string[] faults =
        [
            .. SlaSchedule.Faults(options),
            .. options.OfficeFrom < options.OfficeUntil ? (string[])[] : ["Node:OfficeFrom must be before Node:OfficeUntil."],
        ];
        return faults.Length > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
