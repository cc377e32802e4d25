using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>A message as a person sees it.</summary>
/// <param name="Id">The message's id in its chat.</param>
/// <param name="Text">Without markup.</param>
/// <param name="Html">As it was sent.</param>
/// <param name="Buttons">In reading order.</param>
/// <param name="Rows">How many buttons stand in each row.</param>
/// <param name="IsFromBody">It came in the response to a webhook call.</param>
public sealed record SeenMessage(int Id, string Text, string Html, IReadOnlyList<SeenButton> Buttons, IReadOnlyList<int> Rows, bool IsFromBody)
{
    /// <summary>The text of a file that was sent; null for a message of words.</summary>
    public string? Document { get; init; }

    /// <summary>The keyboard as it came, to be given back with a press.</summary>
    internal JsonNode? Keyboard { get; init; }
}

/// <summary>A button under a message: it carries data or leads to an address.</summary>
public sealed record SeenButton(string Label, string? Data, string? Url);
