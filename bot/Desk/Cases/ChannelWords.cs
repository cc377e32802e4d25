using LaporBot.Bot.Demo;
using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>What channels are called. A case may have come by one that was taken out since.</summary>
internal static class ChannelWords
{
    private const string Name = "Cases.Channel.";

    private static readonly string[] Ours = ["telegram", "webchat", "azure"];

    public static string Say(DeskWords words, string channel) => words.Find(Name + channel) ?? words[Name + "other"];

    /// <summary>Those cases of this node come by.</summary>
    public static IReadOnlyList<string> Of(NodeFace face) => face.IsDemo ? DemoChannel.Names : Ours;
}
