namespace LaporBot.Bot.Desk.Shell;

/// <summary>How an attempt ended. Our own short words are said in the reader's language; what a hub or a channel wrote stays as it came.</summary>
internal static class Outcomes
{
    public static string? Say(DeskWords words, string? outcome) => outcome is null ? null : words.Find($"Queues.Outcome.{outcome}") ?? outcome;
}
