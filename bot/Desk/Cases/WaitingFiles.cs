using System.Security.Cryptography;
using System.Text.Json;
using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core;
using LaporBot.Core.Complaints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>A file of an official that is clean and waits for the answer to be sent.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Name">As the citizen will see it.</param>
/// <param name="ContentType">Found out from the bytes.</param>
/// <param name="Size">Bytes.</param>
internal sealed record WaitingFile(string Id, string Name, string ContentType, long Size)
{
    /// <summary>Sealed, for the page to carry: only what we stored can come back.</summary>
    public string Token { get; init; } = "";
}

/// <summary>
/// Files an official puts with an answer: cleaned at once, kept aside while the answer is looked at, put on the shelf when it is
/// sent. What is never sent is swept after a day.
/// </summary>
internal sealed class WaitingFiles(FileCleaner cleaner, FileShelf shelf, IOptions<GatewayOptions> gateway, IDataProtectionProvider protection, TimeProvider time)
{
    public const int Most = 3;
    public const long Largest = 10L * 1024 * 1024;

    /// <summary>Bytes of a form with as many of them as are allowed.</summary>
    public const long LargestForm = (Most * Largest) + (1024 * 1024);

    private const string Folder = "desk-uploads";
    private const int LongestName = 80;
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly string[] Taken = ["image/jpeg", "application/pdf"];

    private readonly IDataProtector _seal = protection.CreateProtector("LaporBot.Desk.WaitingFile");

    private string Room => Path.Combine(gateway.Value.DataPath, Folder);

    /// <returns>The file; or a sentence of the desk that says why it cannot be taken.</returns>
    public async Task<(WaitingFile? File, string? Fault)> TakeAsync(IFormFile upload, CancellationToken cancellationToken)
    {
        if (upload.Length is 0 or > Largest)
        {
            return (null, upload.Length == 0 ? "Cases.Fault.FileEmpty" : "Cases.Fault.FileLarge");
        }

        using var bytes = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(bytes, cancellationToken);
        var type = FileTypes.Sniff(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        var clean = type is FileType.Jpeg or FileType.Png or FileType.Pdf
            ? cleaner.Clean(bytes.ToArray(), new FileRoom(Largest, Largest))
            : CleanFile.LeftOut(FileFault.WrongType);
        if (clean is not { Bytes: { } content, ContentType: { } contentType } || !Taken.Contains(contentType))
        {
            return (null, clean.Fault == FileFault.Broken ? "Cases.Fault.FileBroken" : clean.Fault == FileFault.TooLarge ? "Cases.Fault.FileLarge" : "Cases.Fault.FileType");
        }

        Sweep();
        Directory.CreateDirectory(Room);
        var file = new WaitingFile(RandomNumberGenerator.GetHexString(32, lowercase: true), NameOf(upload.FileName, contentType), contentType, content.Length);
        await File.WriteAllBytesAsync(Path.Combine(Room, file.Id), content, cancellationToken);
        return (file with { Token = _seal.Protect(JsonSerializer.Serialize(file)) }, null);
    }

    /// <summary>What a page carried; null when it is none of ours or was swept.</summary>
    public WaitingFile? Read(string token)
    {
        try
        {
            var file = JsonSerializer.Deserialize<WaitingFile>(_seal.Unprotect(token))!;
            return File.Exists(Path.Combine(Room, file.Id)) || File.Exists(shelf.PathOf(file.Id)) ? file with { Token = token } : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Puts it on the shelf; a second time, after a double click, it lies there already.</summary>
    public async Task<OfficialFile> ShelveAsync(WaitingFile file, CancellationToken cancellationToken)
    {
        var aside = Path.Combine(Room, file.Id);
        var bytes = await File.ReadAllBytesAsync(File.Exists(aside) ? aside : shelf.PathOf(file.Id), cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new OfficialFile(file.Id, file.Name, await shelf.PutAsync(file.Id, bytes, file.ContentType, hash, cancellationToken));
    }

    /// <summary>Names come from anywhere: only letters, digits and a few signs stay, and the ending is that of what it is.</summary>
    internal static string NameOf(string name, string contentType)
    {
        var stem = Path.GetFileNameWithoutExtension(name.Replace('\\', '/'));
        var clean = new string([.. stem.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or ' ')]).Trim();
        clean = clean.Length == 0 ? "lampiran" : clean[..Math.Min(clean.Length, LongestName)];
        return $"{clean}.{FileTypes.Ending(contentType)}";
    }

    private void Sweep()
    {
        if (Directory.Exists(Room))
        {
            var old = (time.GetUtcNow() - Life).UtcDateTime;
            foreach (var file in Directory.EnumerateFiles(Room).Where(file => File.GetLastWriteTimeUtc(file) < old))
            {
                File.Delete(file);
            }
        }
    }
}
