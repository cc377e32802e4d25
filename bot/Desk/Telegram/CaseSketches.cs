using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>
/// Cases in few words. Nothing here says who reported, and a rahasia case keeps its title and its words to itself: what is sent to a
/// phone lies on that phone, and with the channel.
/// </summary>
internal static class CaseSketches
{
    private const int LongestStory = 1500;
    private const int LongestTitle = 80;
    private const int LongestWords = 500;

    public static ImmutableArray<TextRun> InQueue(DeskSpeech speech, QueueLine line, int number) =>
    [
        .. speech.Runs(
            "Telegram.QueueLine", number.ToString(CultureInfo.InvariantCulture), Sign(line.Colour), line.Ticket.ToString(), Title(speech, line), line.Category, line.Region, speech.Status(line.Status)),
        .. Due(speech, line),
    ];

    /// <summary>What a notice tells of a case.</summary>
    public static ImmutableArray<TextRun> InNotice(DeskSpeech speech, QueueLine line) =>
        [.. speech.Runs("Telegram.NoticeCase", Sign(line.Colour), Title(speech, line), line.Category, line.Region), .. Due(speech, line)];

    public static ImmutableArray<TextRun> Card(DeskSpeech speech, PocketCase one)
    {
        var line = one.Line;
        ImmutableArray<TextRun> head =
        [
            .. speech.Runs("Telegram.Card", line.Ticket.ToString(), Sign(line.Colour), speech.Status(line.Status), Title(speech, line), line.Category, line.Region, speech.Time(one.FiledAt)),
            .. Due(speech, line),
        ];
        var page = speech.Page($"/kasus/{line.Ticket}");
        return one.IsSecret
            ? [.. head, .. speech.Runs("Telegram.CardSecret", page)]
            :
            [
                .. head,
                .. one.Place is { Length: > 0 } place ? speech.Runs("Telegram.CardPlace", Cut(place, LongestTitle)) : [],
                .. speech.Runs("Telegram.CardStory", Cut(one.Story ?? "", LongestStory)),
                .. one.Additions.SelectMany(words => speech.Runs("Telegram.CardAddition", Cut(words, LongestWords))),
                .. one.OfficialWords is { Length: > 0 } words ? speech.Runs("Telegram.CardOfficial", Cut(words, LongestWords)) : [],
                .. one.Files > 0 ? speech.Runs("Telegram.CardFiles", one.Files.ToString(CultureInfo.InvariantCulture)) : [],
                .. speech.Runs("Telegram.CardPage", page),
            ];
    }

    internal static string Cut(string words, int most) => words.Length <= most ? words : $"{words[..(char.IsHighSurrogate(words[most - 1]) ? most - 1 : most)].TrimEnd()} …";

    private static string Title(DeskSpeech speech, QueueLine line) => line.Title is { } title ? Cut(title, LongestTitle) : speech.Label("Telegram.Secret");

    private static ImmutableArray<TextRun> Due(DeskSpeech speech, QueueLine line) => line.RedAt is { } red ? speech.Runs("Telegram.Due", speech.LastDay(red)) : [];

    /// <summary>A colour and a shape: not everybody tells red from green.</summary>
    private static string Sign(ClockColour colour) => colour switch
    {
        ClockColour.Red => "\U0001F534",
        ClockColour.Amber => "\U0001F7E1",
        ClockColour.Green => "\U0001F7E2",
        _ => "\u26AA",
    };
}
