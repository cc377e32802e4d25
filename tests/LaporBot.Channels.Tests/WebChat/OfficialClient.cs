using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>A program that holds Microsoft's own client, unmodified. It says in lines what shall happen on the other side.</summary>
internal sealed class OfficialClient : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "WebChat", "node");

    private readonly Process _process;
    private readonly Task<string> _errors;

    private OfficialClient(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    /// <summary>Installs the client beside the built tests, once, and starts a script with it.</summary>
    public static async Task<OfficialClient> StartAsync(string script, string[] arguments, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return new OfficialClient(Launch("node", [script, .. arguments]));
    }

    /// <summary>The next line; the whole story of a failure when it ended without being done.</summary>
    public async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellationToken);
        return line ?? throw new InvalidOperationException(await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    // From the lock file, without running anybody's scripts.
    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var stamp = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (stamp.Exists && stamp.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return;
        }

        using var npm = Launch(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        Assert.True(npm.ExitCode == 0, $"npm ci failed: {await output}{await errors}");
    }

    private static Process Launch(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }
}
