using System.Net;
using System.Text.RegularExpressions;
using LaporBot.Core;
using LaporBot.Core.Messages;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>From a chat that cannot carry a file to a page that can, and back.</summary>
public sealed partial class LargeFilePageTests
{
    private const long Large = 25 * 1024 * 1024;
    private static readonly ReplyAddress Phone = new("phone", "4711");
    private static readonly byte[] Photo = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, .. new byte[2000]];
    private int _messages;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_too_large_for_the_chat_goes_through_a_page_once_and_is_answered_in_the_chat()
    {
        await using var host = await StartAsync();
        var path = await LinkAsync(host);
        using var http = new HttpClient { BaseAddress = host.Url };
        var (form, other) = (await FormAsync(http, path), await FormAsync(http, path));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(http, form, "MZ not a photo"u8.ToArray()));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, form, Photo));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, form, Photo));
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(http, other, Photo));

        var file = Assert.Single((await host.Store.LoadAsync(Phone, Cancellation)).Conversation!.Draft!.Files);
        var (channel, held) = file.Held("phone");
        Assert.Equal("webchat", channel);
        await using var bytes = await host.Attachments.OpenAsync(held, Cancellation);
        Assert.Equal(Photo.Length, bytes!.Length);
        Assert.Single(host.Ledger.Deliveries, delivery => delivery.To == Phone);
    }

    [Fact]
    public async Task A_page_is_for_its_own_draft_and_for_a_quarter_of_an_hour()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.Url };
        var path = await LinkAsync(host);
        await SayAsync(host, new MessageContent.Text("batal"));
        await SayAsync(host, new MessageContent.Text("ya"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(http, await FormAsync(http, path), Photo));
        Assert.Null((await host.Store.LoadAsync(Phone, Cancellation)).Conversation!.Draft);
        Assert.Contains("tidak jadi disimpan", Assert.Single(host.Ledger.Deliveries).Message.PlainText, StringComparison.Ordinal);

        path = await LinkAsync(host);
        host.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(http, await FormAsync(http, path), Photo));
        Assert.Equal(HttpStatusCode.Gone, await PostAsync(http, await FormAsync(http, "/unggah/u-unknown"), Photo));
    }

    [Fact]
    public async Task The_page_has_no_script_and_says_nothing_of_the_report()
    {
        await using var host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.Url };
        using var response = await http.GetAsync(new Uri(await LinkAsync(host), UriKind.Relative), Cancellation);
        var html = await response.Content.ReadAsStringAsync(Cancellation);

        Assert.StartsWith("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Lampu", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"id\">", html, StringComparison.Ordinal);
    }

    private static Task<ChatHost> StartAsync() => ChatHost.StartAsync(new() { ["PublicUrl"] = "https://lapor.example.go.id" });

    private async Task<string> LinkAsync(ChatHost host)
    {
        await SayAsync(host, new MessageContent.Text("Lampu jalan di depan pasar mati sejak seminggu lalu, gelap dan berbahaya."));
        await SayAsync(host, new MessageContent.Text("setuju"));
        var answer = await SayAsync(host, new MessageContent.Files([new Attachment($"besar-{_messages}", AttachmentKind.Document, "foto.png", Large)]));
        var text = string.Join('\n', answer.Messages.Select(message => message.PlainText));
        return Link().Match(text) is { Success: true } found ? found.Groups[1].Value : throw new InvalidOperationException(text);
    }

    private Task<Answer> SayAsync(ChatHost host, MessageContent content) =>
        host.Get<Intake>().AcceptAsync(new IncomingMessage($"{++_messages}", Phone, content), Cancellation);

    private static async Task<string> FormAsync(HttpClient http, string path) =>
        Action().Match(await http.GetStringAsync(new Uri(path, UriKind.Relative), Cancellation)).Groups[1].Value;

    private static async Task<HttpStatusCode> PostAsync(HttpClient http, string action, byte[] bytes)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "foto besar.png" } };
        using var response = await http.PostAsync(new Uri(action, UriKind.Relative), content, Cancellation);
        return response.StatusCode;
    }

    [GeneratedRegex(@"https://lapor\.example\.go\.id(/unggah/u-[A-Za-z0-9_-]{22})", RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex("action=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Action();
}
