using LaporBot.Load;
using LaporBot.Load.Desk;

if (args is ["--floor", var redis])
{
    await Floor.RunAsync(redis);
    return 0;
}

if (LoadOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(LoadOptions.Usage);
    return 2;
}

if (options.Desk.Length > 0)
{
    return await new DeskHouse(options).RunAsync(CancellationToken.None) ? 0 : 1;
}

if (options.Web > 0)
{
    return await new WebHouse(options).RunAsync(CancellationToken.None) ? 0 : 1;
}

return await new Contest(options).RunAsync(CancellationToken.None) ? 0 : 1;
