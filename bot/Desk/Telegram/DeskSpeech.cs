using System.Collections.Immutable;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>What the desk says in a chat, in one official's language.</summary>
internal sealed class DeskSpeech(DeskTexts texts, DeskPlaces places, string language)
{
    public string Language => language;

    /// <summary>A sentence as runs, its places filled; what goes into a place is never markup.</summary>
    public ImmutableArray<TextRun> Runs(string sentence, params ImmutableArray<string> args) => texts.AreaOf(sentence)!.Say(language, sentence, args);

    /// <summary>A short text.</summary>
    public string Label(string sentence) => texts.AreaOf(sentence)!.Text(language, sentence);

    /// <summary>A message of one sentence.</summary>
    public OutgoingMessage Say(string sentence, params ImmutableArray<string> args) => new() { Text = Runs(sentence, args), IsForDesk = true };

    /// <summary>The word for a status, as citizens read it.</summary>
    public string Status(ComplaintStatus status) => places.Status(language, status);

    /// <summary>A moment by the node's clock.</summary>
    public string Time(DateTimeOffset moment) => Clocks.Print(moment, places.Zone);

    public string LastDay(DateTimeOffset red) => Clocks.PrintLastDay(red, places.Zone);

    /// <summary>Address of a page of the web desk; its path alone while nobody has said how the outside reaches us.</summary>
    public string Page(string path) => places.Page(path);

    /// <summary>A button.</summary>
    public Choice Button(string sentence, string act, string argument = "", ChoiceStyle style = ChoiceStyle.Normal) =>
        new(Label(sentence), DeskReading.Data(act, argument), style);
}

/// <summary>Where things are at this node, and what citizens call a status.</summary>
internal sealed class DeskPlaces(NodeFace face, Wording wording, IOptions<GatewayOptions> gateway, DeskTexts texts)
{
    public TimeZoneInfo Zone => face.Zone;

    public DeskSpeech In(string language) => new(texts, this, language);

    /// <summary>What a demo says, says that it is one.</summary>
    public OutgoingMessage Marked(OutgoingMessage message, string language) =>
        texts.In(language).Mark is { } mark ? message with { Text = [new TextRun($"{mark} · "), .. message.Text] } : message;

    public string Status(string language, ComplaintStatus status) => wording.Label(language, StatusWords.Key(status));

    public string Page(string path) => $"{gateway.Value.PublicUrl?.AbsoluteUri.TrimEnd('/')}{Access.DeskPaths.Root}{path}";
}
