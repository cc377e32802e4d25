using System.Diagnostics;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests;

/// <summary>Programs of the machine that tests start for themselves; a test is skipped only when one is not installed.</summary>
internal static class Programs
{
    public static string Need(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        Assert.Skip($"{names[0]} is not installed.");
        return "";
    }

    public static int FreePort() => FreePorts.Next();

    public static Process Start(string file, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(file) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, string what, int seconds = 30)
    {
        var cancel = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(seconds), $"Waited {seconds} s in vain: {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
        }
    }
}
