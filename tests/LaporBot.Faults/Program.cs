using LaporBot.Bot.Tests.Ledger;
using LaporBot.Faults;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["--short"])
{
    await using var databases = new PostgresServer();
    return await ShortForm.RunAsync();
}

if (Drain.TryParse(args, out var complaints, out var perSecond))
{
    await using var databases = new PostgresServer();
    return await new Drain(complaints, perSecond, Console.WriteLine).RunAsync() ? 0 : 1;
}

if (DrillOptions.IsLongForm(args))
{
    if (DrillOptions.Parse(args) is not { } options)
    {
        await Console.Error.WriteLineAsync(DrillOptions.Usage);
        return 2;
    }

    // Ends the database server that the drill has started, as it does after the tests.
    await using var databases = new PostgresServer();
    var verdict = await new Drill(options, Console.WriteLine).RunAsync();
    Console.WriteLine(verdict);
    return verdict.IsKept ? 0 : 1;
}

return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
