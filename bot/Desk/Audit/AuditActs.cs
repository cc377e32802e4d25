using System.Reflection;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Operators;
using LaporBot.Bot.Ledger.Relay;

namespace LaporBot.Bot.Desk.Audit;

/// <summary>Everything the trail may tell, to choose from: the words of every part of the desk.</summary>
internal static class AuditActs
{
    private static readonly Type[] Parts =
    [
        typeof(AuditWords), typeof(StaffAuditWords), typeof(CalendarAuditWords), typeof(CaseAuditWords), typeof(BroadcastWords), typeof(RelayWords), typeof(OperatorWords),
    ];

    /// <summary>By area, each in the order of the alphabet.</summary>
    public static ILookup<string, string> ByArea { get; } = Parts
        .SelectMany(part => part.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
        .Select(field => (string)field.GetRawConstantValue()!)
        .Order(StringComparer.Ordinal)
        .ToLookup(word => word.Split('.')[0]);
}
