namespace LaporBot.Bot.Tests.Browser;

/// <summary>Where things are in a page that draws the talk.</summary>
internal sealed record ClientMarks(string Log, string Choices, string Mine, string Bot, string Bubbles)
{
    /// <summary>Our own.</summary>
    public static readonly ClientMarks Light = new("[role=log]", "[role=log] .choices button", "li.me", "li:not(.me) .bubble", "[role=log] .bubble");

    /// <summary>Microsoft's.</summary>
    public static readonly ClientMarks Official = new(
        ".webchat__basic-transcript",
        ".webchat__suggested-actions button",
        ".webchat__stacked-layout--from-user .webchat__bubble__content",
        ".webchat__stacked-layout:not(.webchat__stacked-layout--from-user) .webchat__bubble__content",
        ".webchat__bubble__content");
}
