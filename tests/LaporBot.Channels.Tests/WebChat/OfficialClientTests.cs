using System.ComponentModel;
using System.Diagnostics;
using LaporBot.Channels.WebChat;
using Xunit;

namespace LaporBot.Channels.Tests.WebChat;

/// <summary>Microsoft's own client, unmodified, holds us to the protocol.</summary>
public sealed class OfficialClientTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "WebChat", "node");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_official_client_connects_talks_uploads_and_comes_back_without_loss_or_double()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        await InstallAsync(deadline.Token);
        var host = await ChatHost.StartAsync(clock: TimeProvider.System);
        var (url, log, data) = (host.Url, host.Log, host.DataPath);
        using var client = Start("node", ["contract.cjs", url.GetLeftPart(UriPartial.Authority)]);
        try
        {
            var errors = client.StandardError.ReadToEndAsync(deadline.Token);
            var asked = await client.StandardOutput.ReadLineAsync(deadline.Token) ?? string.Empty;
            Assert.True(asked.StartsWith("restart ", StringComparison.Ordinal), asked.Length > 0 ? asked : await errors);

            await host.DisposeAsync();
            var meanwhile = new ChatEntry("m", """{"type":"message","text":"meanwhile","from":{"id":"laporbot","role":"bot"}}""");
            await log.AppendAsync(asked["restart ".Length..], [meanwhile], deadline.Token);
            host = await ChatHost.StartAsync(clock: TimeProvider.System, url: url, log: log, dataPath: data);

            var last = await client.StandardOutput.ReadToEndAsync(deadline.Token);
            await client.WaitForExitAsync(deadline.Token);
            Assert.True(client.ExitCode == 0, $"{last}{await errors}");
            Assert.EndsWith("done", last.TrimEnd(), StringComparison.Ordinal);
        }
        finally
        {
            if (!client.HasExited)
            {
                client.Kill(entireProcessTree: true);
            }

            await host.DisposeAsync();
        }
    }

    // From the lock file, without running anybody's scripts; once for a build of the tests.
    private static async Task InstallAsync(CancellationToken cancellationToken)
    {
        var stamp = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (stamp.Exists && stamp.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            return;
        }

        using var npm = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
        var output = npm.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        Assert.True(npm.ExitCode == 0, $"npm ci failed: {await output}{await errors}");
    }

    private static Process Start(string program, string[] arguments)
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
