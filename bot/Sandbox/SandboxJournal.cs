using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Sandbox;

/// <summary>What happened at the sandbox: exactly one of the two.</summary>
internal sealed record SandboxEvent(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SandboxCase? Received,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SandboxUpdate? Changed);

/// <summary>Everything that happened, one JSON line each, in <c>sandbox-hub.jsonl</c>: outlives the process and is never rewritten.</summary>
internal sealed class SandboxJournal(IOptions<GatewayOptions> gateway, ILogger<SandboxJournal> logger) : IDisposable
{
    private readonly string _path = Path.Combine(gateway.Value.DataPath, "sandbox-hub.jsonl");

    private FileStream? _file;

    /// <summary>Reads all of it and stays open for more. A last line torn by a crash is cut off; it was never acknowledged.</summary>
    public IReadOnlyList<SandboxEvent> Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        _file = new FileStream(_path, Only());
        using var reader = new StreamReader(_file, Encoding.UTF8, leaveOpen: true);
        var text = reader.ReadToEnd();
        var whole = text.LastIndexOf('\n') + 1;
        _file.SetLength(Encoding.UTF8.GetByteCount(text.AsSpan(0, whole)));
        _file.Seek(0, SeekOrigin.End);
        return [.. text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read).OfType<SandboxEvent>()];
    }

    /// <summary>Appends one event; it is with the operating system when this returns.</summary>
    public void Append(SandboxEvent happened)
    {
        _file!.Write([.. JsonSerializer.SerializeToUtf8Bytes(happened), (byte)'\n']);
        _file.Flush();
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Complaints are in it: for the owner of the process only.</summary>
    private static FileStreamOptions Only()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private SandboxEvent? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<SandboxEvent>(line);
        }
        catch (JsonException)
        {
            Log.LineUnreadable(logger);
            return null;
        }
    }
}
