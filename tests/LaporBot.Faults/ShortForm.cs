namespace LaporBot.Faults;

/// <summary>What every change goes through: three drills, each on other stores and with a seed of its own, in some four minutes.</summary>
internal static class ShortForm
{
    public static readonly string[] Drills =
    [
        "--seed 1 --citizens 8 --minutes 0.3",
        "--seed 2 --citizens 8 --minutes 0.3 --mode Polling --store embedded",
        "--seed 3 --citizens 8 --minutes 0.3 --replicas 2 --ledger postgres",
    ];

    /// <returns>The exit code: 0 when the promise held in all of them.</returns>
    public static async Task<int> RunAsync()
    {
        var isKept = true;
        foreach (var drill in Drills)
        {
            var verdict = await new Drill(DrillOptions.Parse(drill.Split(' '))!, Console.WriteLine).RunAsync();
            Console.WriteLine(verdict);
            isKept &= verdict.IsKept;
        }

        return isKept ? 0 : 1;
    }
}
