using System.Text.Json;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Ledger;

/// <summary>
/// Every erasure as a line of <c>erasures.jsonl</c> in the data folder, beside the ledger and not in it: a restored backup of the
/// ledger does not know what was erased after it was made. Holds ids of complaints and counts, nothing about people.
/// </summary>
internal sealed class ErasureJournal(IOptions<GatewayOptions> gateway)
{
    private readonly string _path = Path.Combine(gateway.Value.DataPath, "erasures.jsonl");
    private readonly Lock _gate = new();

    /// <summary>On the disk when this returns.</summary>
    public void Append(ErasureRow row)
    {
        lock (_gate)
        {
            Directory.CreateDirectory(gateway.Value.DataPath);
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
            file.Write([.. JsonSerializer.SerializeToUtf8Bytes(row), (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>All of them; a last line torn by a crash is passed over, its erasure comes again with the person's message.</summary>
    public IReadOnlyList<ErasureRow> Read()
    {
        lock (_gate)
        {
            return File.Exists(_path) ? [.. File.ReadLines(_path).Select(Read).OfType<ErasureRow>()] : [];
        }
    }

    private static ErasureRow? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<ErasureRow>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
