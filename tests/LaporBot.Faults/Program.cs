using LaporBot.Faults;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is ["--short"])
{
    return await ShortForm.RunAsync();
}

if (Drain.TryParse(args, out var complaints, out var perSecond))
{
    return await new Drain(complaints, perSecond, Console.WriteLine).RunAsync() ? 0 : 1;
}

if (DrillOptions.IsLongForm(args))
{
    if (DrillOptions.Parse(args) is not { } options)
    {
        await Console.Error.WriteLineAsync(DrillOptions.Usage);
        return 2;
    }

    var verdict = await new Drill(options, Console.WriteLine).RunAsync();
    Console.WriteLine(verdict);
    return verdict.IsKept ? 0 : 1;
}

return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
