using System.Security.Cryptography;
using LaporBot.Bot.Desk.Access;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>Style and script of the desk: files of this folder inside the program, named with their hash, kept by browsers for ever.</summary>
internal sealed class DeskFiles
{
    private const string Folder = "/aset/";
    private const int HashLetters = 12;

    private readonly Asset _style = Read("desk.css", "text/css; charset=utf-8");
    private readonly Asset _script = Read("desk.js", "text/javascript; charset=utf-8");

    /// <summary>Path under <c>/admin</c>.</summary>
    public string Style => _style.Path;

    /// <summary>Path under <c>/admin</c>.</summary>
    public string Script => _script.Path;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet(Folder + "{name}", (string name, DeskFiles files, HttpContext context) => files.Send(name, context)).ForEverybody();

    private IResult Send(string name, HttpContext context)
    {
        var asset = name == _style.Name ? _style : name == _script.Name ? _script : null;
        if (asset is null)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Content, asset.ContentType);
    }

    private static Asset Read(string name, string contentType)
    {
        using var stream = typeof(DeskFiles).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var parts = name.Split('.');
        return new Asset($"{parts[0]}.{Convert.ToHexStringLower(SHA256.HashData(content))[..HashLetters]}.{parts[1]}", contentType, content);
    }

    private sealed record Asset(string Name, string ContentType, byte[] Content)
    {
        public string Path => Folder + Name;
    }
}
