using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Messages;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

public sealed class UploadTests
{
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_uploaded_photo_is_echoed_answered_and_comes_back_byte_by_byte()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var form = Form("k-1", ("foto jalan.jpg", "text/html", Photo));

        using var response = await citizen.UploadAsync(form);

        var id = (string?)(await ChatClient.JsonAsync(response))["id"];
        var said = await citizen.ReadAsync("1");
        Assert.Equal(id, (string?)said[0]!["id"]);
        Assert.Equal("k-1", (string?)said[0]!["channelData"]!["clientActivityID"]);
        Assert.Equal("ini fotonya", (string?)said[0]!["text"]);
        Assert.Equal(id, (string?)said[1]!["replyToId"]);
        var attachment = Assert.Single(said[0]!["attachments"]!.AsArray())!;
        Assert.Equal(("image/jpeg", "foto jalan.jpg"), ((string?)attachment["contentType"], (string?)attachment["name"]));
        using var file = await citizen.SendAsync(HttpMethod.Get, (string)attachment["contentUrl"]!);
        Assert.Equal(Photo, await file.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal("image/jpeg", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", file.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_core_gets_the_file_by_its_id_until_it_is_swept()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var form = Form("k-1", ("a.jpg", "image/jpeg", Photo));
        using var response = await citizen.UploadAsync(form);
        var stored = Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(host.DataPath, "uploads"))));

        await using var stream = await host.Attachments.OpenAsync(new Attachment(stored, AttachmentKind.Photo), Cancellation);
        using var bytes = new MemoryStream();
        await stream!.CopyToAsync(bytes, Cancellation);
        Assert.Equal(Photo, bytes.ToArray());
        Assert.Null(await host.Attachments.OpenAsync(new Attachment("../webchat-keys.json", AttachmentKind.Photo), Cancellation));
        Assert.Null(await host.Attachments.OpenAsync(new Attachment($"{new string('0', 32)}.jpg", AttachmentKind.Photo), Cancellation));

        File.SetLastWriteTimeUtc(Path.Combine(host.DataPath, "uploads", stored), host.Time.GetUtcNow().UtcDateTime.AddDays(-15));
        Assert.Equal(1, host.Get<UploadStore>().DeleteOlderThan(host.Time.GetUtcNow().AddDays(-14)));
        Assert.Null(await host.Attachments.OpenAsync(new Attachment(stored, AttachmentKind.Photo), Cancellation));
    }

    [Fact]
    public async Task An_address_works_for_one_file_and_no_longer_than_that_is_kept()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var form = Form("k-1", ("a.jpg", "image/jpeg", Photo), ("b.pdf", "application/pdf", [.. "%PDF-1.7 and so on"u8]));
        using var response = await citizen.UploadAsync(form);
        var urls = (await citizen.ReadAsync("1"))[0]!["attachments"]!.AsArray().Select(attachment => (string)attachment!["contentUrl"]!).ToList();

        using var paper = await citizen.SendAsync(HttpMethod.Get, urls[1]);
        Assert.Equal("attachment", paper.Content.Headers.ContentDisposition!.DispositionType);
        var mixed = urls[0].Split('?')[0] + "?" + urls[1].Split('?')[1];
        using var wrong = await citizen.SendAsync(HttpMethod.Get, mixed);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        host.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        using var late = await citizen.SendAsync(HttpMethod.Get, urls[0]);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
    }

    [Fact]
    public async Task One_bare_file_is_an_upload_too()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var content = new ByteArrayContent(Photo);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "\"jalan.jpg\"" };

        using var response = await citizen.UploadAsync(content);

        await ChatClient.JsonAsync(response);
        Assert.Equal("jalan.jpg", (string?)(await citizen.ReadAsync("1"))[0]!["attachments"]![0]!["name"]);
    }

    [Fact]
    public async Task What_is_too_much_or_unreadable_is_refused_and_leaves_nothing()
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var many = Form("k-2", [.. Enumerable.Range(0, 11).Select(i => ($"{i}.jpg", "image/jpeg", Photo))]);
        using var large = Form("k-3", ("a.jpg", "image/jpeg", [.. Photo[..4], .. new byte[21 * 1024 * 1024]]));
        using var none = Form("k-4");
        using var broken = new StringContent("--x\r\nno end", Encoding.ASCII);
        broken.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        Assert.Equal(413, (await ChatClient.FaultAsync(await citizen.UploadAsync(many))).Status);
        Assert.Equal(413, (await ChatClient.FaultAsync(await citizen.UploadAsync(large))).Status);
        Assert.Equal(400, (await ChatClient.FaultAsync(await citizen.UploadAsync(none))).Status);
        Assert.Equal(400, (await ChatClient.FaultAsync(await citizen.UploadAsync(broken))).Status);
        Assert.Empty(Directory.GetFiles(Path.Combine(host.DataPath, "uploads")));
        Assert.Single(await citizen.ReadAsync());
    }

    [Theory]
    [InlineData("gambar.svg", "<svg onload=alert(1)>", "demi keamanan")]
    [InlineData("foto.jpg", "<html><script>alert(1)</script>", "demi keamanan")]
    [InlineData("IMG_0001.HEIC", "\0\0\0\u0018ftypheic", "sebagai foto biasa")]
    [InlineData("laporan.docx", "PK\u0003\u0004", "sebagai PDF")]
    [InlineData("kosong.jpg", "", "demi keamanan")]
    public async Task What_we_do_not_take_is_refused_by_the_conversation_in_the_same_words_as_everywhere(string name, string bytes, string said)
    {
        await using var host = await ChatHost.StartAsync();
        using var citizen = await host.OpenAsync();
        using var form = Form("k-1", ("a.jpg", "image/jpeg", Photo), (name, "image/jpeg", Encoding.Latin1.GetBytes(bytes)), ("b.png", "image/png", [0x89, .. "PNG\r\n\u001a\n"u8, 1]));

        await ChatClient.JsonAsync(await citizen.UploadAsync(form));

        var talk = await citizen.ReadAsync("1");
        var attachments = talk[0]!["attachments"]!.AsArray();
        Assert.Equal(["a.jpg", name, "b.png"], attachments.Select(one => (string?)one!["name"]));
        Assert.Equal((null, "application/octet-stream"), ((string?)attachments[1]!["contentUrl"], (string?)attachments[1]!["contentType"]));
        Assert.Contains(said, (string?)talk[1]!["text"], StringComparison.Ordinal);
        Assert.Contains("Tersimpan: 2 dari 5", (string?)talk[1]!["text"], StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(Path.Combine(host.DataPath, "uploads")).Length);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xDB }, "jpg")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "png")]
    [InlineData(new byte[] { 0x52, 0x49, 0x46, 0x46, 1, 2, 3, 4, 0x57, 0x45, 0x42, 0x50 }, "webp")]
    [InlineData(new byte[] { 0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6F, 0x6D }, "mp4")]
    [InlineData(new byte[] { 0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, 0x63 }, null)]
    [InlineData(new byte[] { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61 }, "gif")]
    [InlineData(new byte[] { 0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x71, 0x74, 0x20, 0x20 }, "mov")]
    [InlineData(new byte[] { 0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 0x4D, 0x34, 0x41, 0x20 }, "m4a")]
    [InlineData(new byte[] { 0x4F, 0x67, 0x67, 0x53, 0 }, "ogg")]
    [InlineData(new byte[] { 0x49, 0x44, 0x33, 4, 0 }, "mp3")]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4 }, null)]
    [InlineData(new byte[0], null)]
    public void A_file_is_what_its_bytes_say(byte[] head, string? extension) => Assert.Equal(extension, FileType.Sniff(head)?.Extension);

    [Theory]
    [InlineData("foto jalan.jpg", "foto jalan.jpg")]
    [InlineData("foto.JPEG", "foto.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("C:\\x\\y.jpg", "y.jpg")]
    [InlineData("a.jpg.exe", "a.jpg.exe.jpg")]
    [InlineData("foto\u202Egpj.exe", "fotogpj.exe.jpg")]
    [InlineData("a\r\nb\".jpg", "ab.jpg")]
    [InlineData("...", "lampiran.jpg")]
    [InlineData(null, "lampiran.jpg")]
    public void A_name_is_made_harmless(string? name, string expected) =>
        Assert.Equal(expected, FileName.Clean(name, FileType.ByExtension("jpg")!));

    [Fact]
    public async Task The_sweeper_runs_at_start()
    {
        var data = Directory.CreateTempSubdirectory("webchat").FullName;
        var old = Path.Combine(Directory.CreateDirectory(Path.Combine(data, "uploads")).FullName, $"{new string('a', 32)}.jpg");
        await File.WriteAllBytesAsync(old, Photo, Cancellation);
        File.SetLastWriteTimeUtc(old, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc));

        await using var host = await ChatHost.StartAsync(dataPath: data);
        await host.Get<IEnumerable<IHostedService>>().OfType<UploadSweeper>().Single().StopAsync(Cancellation);

        Assert.False(File.Exists(old));
    }

    private static MultipartFormDataContent Form(string key, params (string Name, string Type, byte[] Bytes)[] files)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = "ini fotonya",
            ["from"] = new JsonObject { ["id"] = "x" },
            ["channelData"] = new JsonObject { ["clientActivityID"] = key },
            ["attachments"] = new JsonArray(new JsonObject { ["thumbnailUrl"] = $"data:image/jpeg;base64,{new string('A', 20_000)}" }),
        };
        var part = new StringContent(activity.ToJsonString());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.microsoft.activity");
        var form = new MultipartFormDataContent { { part, "activity", "blob" } };
        foreach (var (name, type, bytes) in files)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
            form.Add(file, "file", name);
        }

        return form;
    }
}
