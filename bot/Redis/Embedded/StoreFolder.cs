using System.Globalization;

namespace LaporBot.Bot.Redis.Embedded;

/// <summary>
/// The embedded store's folder: locked for one process (two servers on one folder would both start and overwrite each
/// other), and moved aside, never deleted, when it has failed two starts.
/// </summary>
internal sealed class StoreFolder : IDisposable
{
    private const int FailuresAllowed = 2;

    private readonly string _parent;
    private readonly FileStream _lock;

    /// <exception cref="IOException">Another process has it.</exception>
    public StoreFolder(string dataPath)
    {
        _parent = dataPath;
        Directory.CreateDirectory(dataPath);
        _lock = new FileStream(System.IO.Path.Combine(dataPath, "redis.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path => System.IO.Path.Combine(_parent, "redis");

    private string StartingMark => System.IO.Path.Combine(_parent, "redis.starting");

    /// <summary>Notes that a start begins; a recovery that kills the process leaves the note behind.</summary>
    /// <returns>Where the folder went if it had to be moved aside.</returns>
    public string? BeginStart(DateTimeOffset now)
    {
        var failures = File.Exists(StartingMark) && int.TryParse(File.ReadAllText(StartingMark), out var count) ? count : 0;
        string? aside = null;
        if (failures >= FailuresAllowed && Directory.Exists(Path))
        {
            aside = $"{Path}.failed-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
            Directory.Move(Path, aside);
            failures = 0;
        }

        Directory.CreateDirectory(Path);
        File.WriteAllText(StartingMark, (failures + 1).ToString(CultureInfo.InvariantCulture));
        return aside;
    }

    public void StartSucceeded() => File.Delete(StartingMark);

    /// <summary>Bytes of the append-only file; 0 when the server was just cutting it.</summary>
    public long AppendedBytes()
    {
        try
        {
            return new DirectoryInfo(System.IO.Path.Combine(Path, "AOF")) is { Exists: true } folder
                ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length)
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose() => _lock.Dispose();
}
