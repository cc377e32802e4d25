using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>
/// Animals nobody wants in. Whatever is kept is served as what its first bytes say, sandboxed, and only ever reaches the hub
/// through the cleaner of the host, which opens pictures and refuses what is none.
/// </summary>
public sealed class UploadZooTests
{
    private static readonly byte[] JpegHead = [0xFF, 0xD8, 0xFF, 0xE0];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, byte[], string?> Animals => new()
    {
        { "a wrong type", "foto.jpg", [.. "MZ\u0090\0"u8], null },
        { "a page named as a photo", "foto.jpg", [.. "<!doctype html><script>alert(1)</script>"u8], null },
        { "a drawing with a script", "peta.svg", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8], null },
        { "an archive that unpacks without end", "bom.zip", [.. "PK\u0003\u0004"u8, .. new byte[64]], null },
        { "a packed stream", "bom.gz", [0x1F, 0x8B, 8, 0], null },
        { "an office paper with a macro", "surat.docm", [.. "PK\u0003\u0004word/vbaProject.bin"u8], null },
        { "a shell script", "jalan.sh", [.. "#!/bin/sh\nreboot"u8], null },
        { "nothing at all", "kosong.jpg", [], null },
        { "a single byte", "a.png", [0x89], null },
        { "a photo that is a page too", "foto.jpg", [.. JpegHead, .. "/*<html><script>alert(1)</script>*/"u8], "image/jpeg" },
        { "a paper that is an archive too", "surat.pdf", [.. "%PDF-1.7\n"u8, .. "PK\u0003\u0004"u8], "application/pdf" },
        { "a picture of a billion points", "besar.png", Flood(), "image/png" },
        { "a name from right to left", "foto\u202Egpj.exe", [.. JpegHead, 1], "image/jpeg" },
        { "a name with a path", "../../etc/passwd\0.jpg", [.. JpegHead, 1], "image/jpeg" },
    };

    [Theory]
    [MemberData(nameof(Animals))]
    public async Task An_animal_is_kept_out_or_kept_harmless(string animal, string name, byte[] bytes, string? type)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var form = Form(name, bytes);

        using var response = await citizen.UploadAsync(form);

        Assert.True(response.StatusCode == HttpStatusCode.OK, animal);
        var attachment = (await citizen.ReadAsync("1"))[0]!["attachments"]![0]!;
        var shown = (string)attachment["name"]!;
        Assert.DoesNotContain(shown, letter => letter is '/' or '\\' or '\0' or '\u202E');
        Assert.Equal(type, (string?)attachment["contentUrl"] is { } url ? await ServedAsync(citizen, url, shown) : null);
        Assert.Equal(type is null ? 0 : 1, Directory.CreateDirectory(Path.Combine(host.DataPath, "uploads")).GetFiles().Length);
    }

    private static async Task<string> ServedAsync(ChatClient citizen, string url, string name)
    {
        using var file = await citizen.SendAsync(HttpMethod.Get, url);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain(name, file.Content.Headers.ContentDisposition?.ToString() ?? "", StringComparison.Ordinal);
        await file.Content.ReadAsByteArrayAsync(Cancellation);
        return file.Content.Headers.ContentType!.MediaType!;
    }

    /// <summary>A header that promises 50,000 by 50,000 points, and no points.</summary>
    private static byte[] Flood() =>
        [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0xC3, 0x50, 0, 0, 0xC3, 0x50, 8, 6, 0, 0, 0, 0, 0, 0, 0];

    private static MultipartFormDataContent Form(string name, byte[] bytes)
    {
        var activity = new StringContent(new JsonObject { ["type"] = "message" }.ToJsonString(), Encoding.UTF8, "application/vnd.microsoft.activity");
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename*=UTF-8''{Uri.EscapeDataString(name)}");
        return new MultipartFormDataContent { { activity, "activity", "blob" }, file };
    }
}
