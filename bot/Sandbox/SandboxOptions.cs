using System.ComponentModel.DataAnnotations;

namespace LaporBot.Bot.Sandbox;

/// <summary>Settings of the sandbox hub, section <c>Sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Seconds a case rests before it moves on by itself; the last step takes three times as long.</summary>
    [Range(0.05, 86_400)]
    public double SecondsPerStep { get; set; } = 20;
}
