using System.Collections.Concurrent;
using LaporBot.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace LaporBot.Bot.Tests.Browser;

/// <summary>The web chat as a person has it before them.</summary>
public sealed class WidgetPage : IAsyncDisposable
{
    private const float Patience = 30_000;

    private readonly ConcurrentQueue<string> _faults = new();

    private readonly ClientMarks _marks;

    private WidgetPage(IPage page, ClientMarks marks)
    {
        Page = page;
        _marks = marks;
        page.Console += (_, said) => Note(said);
        page.PageError += (_, error) => _faults.Enqueue(error);
        page.Dialog += (_, dialog) => _faults.Enqueue($"A dialog came up: {dialog.Message}");
    }

    public IPage Page { get; }

    public ILocator Field => Page.GetByRole(AriaRole.Textbox);

    public ILocator Log => Page.Locator(_marks.Log);

    /// <summary>The buttons that count now.</summary>
    public ILocator Choices => Page.Locator(_marks.Choices);

    public ILocator Mine => Page.Locator(_marks.Mine);

    /// <summary>Errors of scripts, refusals of the content security policy, dialogs. A lost connection is none.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    internal static async Task<WidgetPage> OpenAsync(IBrowserContext context, Uri address, ClientMarks? marks = null)
    {
        context.SetDefaultTimeout(Patience);
        var page = new WidgetPage(await context.NewPageAsync(), marks ?? ClientMarks.Light);
        await page.Page.GotoAsync(address.ToString());
        await page.HasButtonAsync("Buat laporan");
        return page;
    }

    public async Task SayAsync(string words)
    {
        await Field.FillAsync(words);
        await Field.PressAsync("Enter");
    }

    public Task PressAsync(string label) => Choices.Filter(new() { HasText = label }).First.ClickAsync();

    public Task HasButtonAsync(string label) =>
        Expect(Choices.Filter(new() { HasText = label }).First).ToBeVisibleAsync(new() { Timeout = Patience });

    public Task SeesAsync(string words) => SeesAsync(Page.Locator("body"), words);

    public Task LogSaysAsync(string words) => SeesAsync(Log, words);

    public Task SentAsync(int messages) =>
        Expect(Mine.Filter(new() { HasTextRegex = new("Terkirim|Sent") })).ToHaveCountAsync(messages, new() { Timeout = Patience });

    /// <summary>From the greeting to the story.</summary>
    public async Task ToStoryAsync()
    {
        await PressAsync("Buat laporan");
        await PressAsync("Setuju");
        await LogSaysAsync("Ceritakan apa yang terjadi");
    }

    /// <summary>From the story to the summary.</summary>
    public async Task ToReviewAsync(string story)
    {
        await ToQuestionAsync(story, FilingWay.Review);
        await LogSaysAsync("Periksa dulu");
    }

    /// <summary>From the story to the question for the place.</summary>
    public Task ToPlaceAsync(string story) => ToQuestionAsync(story, "Di mana tepatnya");

    private async Task ToQuestionAsync(string story, string question)
    {
        // The same question may stand there already: the answer to this part of the story is one more bubble.
        var before = await BotSaidAsync();
        await SayAsync(story);
        await Expect(Page.Locator(_marks.Bot)).Not.ToHaveCountAsync(before.Count, new() { Timeout = Patience });
        await LogSaysAsync("Masih ada lagi");
        for (var told = await BotSaidAsync(); !told[^1].Contains(question, StringComparison.Ordinal); told = await BotSaidAsync())
        {
            var step = FilingWay.For(told[^1]);
            await (step.IsTyped ? SayAsync(step.Words) : PressAsync(step.Words));
            await Expect(Page.Locator(_marks.Bot)).Not.ToHaveCountAsync(told.Count, new() { Timeout = Patience });
        }
    }

    /// <summary>All browser tests tell of the same lamp: whoever sends after another one is offered to support that.</summary>
    public async Task FileOwnAsync()
    {
        await Expect(Log).ToContainTextAsync(new System.Text.RegularExpressions.Regex("diterima dan tersimpan|ikut mendukung"), new() { Timeout = Patience });
        if (!(await BotSaidAsync()).Any(words => words.Contains("diterima dan tersimpan", StringComparison.Ordinal)))
        {
            await PressAsync("Buat laporan sendiri");
        }
    }

    public Task<IReadOnlyList<string>> BotSaidAsync() => Page.Locator(_marks.Bot).AllTextContentsAsync();

    /// <summary>All bubbles from the top.</summary>
    public Task<IReadOnlyList<string>> BubblesAsync() => Page.Locator(_marks.Bubbles).AllTextContentsAsync();

    public void HasNoFaults() => Assert.True(_faults.IsEmpty, string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private static Task SeesAsync(ILocator where, string words) =>
        Expect(where).ToContainTextAsync(words, new() { Timeout = Patience });

    private void Note(IConsoleMessage said)
    {
        var isLostConnection = said.Text.Contains("net::ERR_", StringComparison.Ordinal) || said.Text.Contains("Failed to load resource", StringComparison.Ordinal);
        if (said.Type is "error" or "warning" && !isLostConnection)
        {
            _faults.Enqueue(said.Text);
        }
    }
}
