using System.Diagnostics;
using System.Globalization;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace LaporBot.Load.Desk;

/// <summary>Fills an empty PostgreSQL database with a large invented ledger. What was begun and not ended is filled from the start.</summary>
internal sealed class LedgerFiller(string connectionString, int cases)
{
    private const string Mark = "load";
    private const string Begun = "begun";
    private const int Chunk = 5_000;

    /// <returns>False when the ledger holds something else.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        await using var services = Services();
        await LedgerMigration.ApplyAsync(services, cancellationToken);
        await using var context = services.GetRequiredService<LedgerDatabase>().Open();
        var mark = await context.NodeMarks.AsNoTracking().FirstOrDefaultAsync(row => row.Name == Mark, cancellationToken);
        if (mark is not null && mark.Value != Begun)
        {
            Console.WriteLine($"the ledger was filled before: {mark.Value} cases");
            return true;
        }

        if (mark is not null || await context.Complaints.AnyAsync(cancellationToken) || await context.Staff.AnyAsync(cancellationToken))
        {
            Console.WriteLine("this ledger holds something else, or was left half filled: give an empty database");
            return false;
        }

        context.Add(new NodeMarkRow { Name = Mark, Value = Begun });
        await context.SaveChangesAsync(cancellationToken);
        await WriteAsync(services, context, cancellationToken);
        await context.NodeMarks.Where(row => row.Name == Mark).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Value, cases.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        return true;
    }

    private async Task WriteAsync(IServiceProvider services, LedgerContext context, CancellationToken cancellationToken)
    {
        var (started, now) = (Stopwatch.GetTimestamp(), TimeProvider.System.GetUtcNow());
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var cast = new CastMaker(now);
        await RunAsync(connection, "SET synchronous_commit = off", cancellationToken);
        await cast.WriteOfficesAsync(context, connection, cancellationToken);

        // While it is empty: afterwards the program would wind a million clocks before anything else.
        await services.GetRequiredService<ClockRewind>().RunAsync(cancellationToken);
        var shelf = new CaseShelf(context);
        var maker = new LedgerMaker(services.GetRequiredService<ClockKeeper>(), services.GetRequiredService<FactsKeeper>(), now, cases);
        var done = 0;
        foreach (var some in maker.All().Chunk(Chunk))
        {
            await shelf.WriteAsync(connection, some, cancellationToken);
            done += some.Length;
            if (done % (20 * Chunk) == 0)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} cases, {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
            }
        }

        await CastMaker.WriteTrafficAsync(connection, cancellationToken);
        await RunAsync(connection, "VACUUM ANALYZE", cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s"));
    }

    internal static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3_600 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private ServiceProvider Services()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Ledger:ConnectionString"] = connectionString,
            ["DataPath"] = Path.GetTempPath(),
            ["Hub:Adapter"] = "ManualRelay",
        });
        builder.Services.AddLaporBotCore(builder.Configuration);
        builder.Services.AddLedger(builder.Configuration);
        return builder.Services.BuildServiceProvider();
    }
}

/// <summary>The tables of a case.</summary>
internal sealed class CaseShelf(LedgerContext context)
{
    private readonly CopyRows<ComplaintRow> _cases = new(context);
    private readonly CopyRows<StatusEventRow> _events = new(context);
    private readonly CopyRows<SubmissionRow> _submissions = new(context);
    private readonly CopyRows<DeliveryRow> _deliveries = new(context);
    private readonly CopyRows<NoteRow> _notes = new(context);
    private readonly CopyRows<RatingRow> _ratings = new(context);
    private readonly CopyRows<FileRow> _files = new(context);
    private readonly CopyRows<FactsRow> _facts = new(context);

    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<MadeCase> cases, CancellationToken cancellationToken)
    {
        await _cases.WriteAsync(connection, [.. cases.Select(one => one.Case.Row)], cancellationToken);
        await _events.WriteAsync(connection, [.. cases.SelectMany(one => one.Case.Events)], cancellationToken);
        await _submissions.WriteAsync(connection, [.. cases.Select(one => one.Case.Submission)], cancellationToken);
        await _deliveries.WriteAsync(connection, [.. cases.SelectMany(one => one.Deliveries)], cancellationToken);
        await _notes.WriteAsync(connection, [.. cases.SelectMany(one => one.Case.Notes)], cancellationToken);
        await _ratings.WriteAsync(connection, [.. cases.Select(one => one.Case.Rating).OfType<RatingRow>()], cancellationToken);
        await _files.WriteAsync(connection, [.. cases.SelectMany(one => one.Files)], cancellationToken);
        await _facts.WriteAsync(connection, [.. cases.Select(one => one.Facts)], cancellationToken);
    }
}
