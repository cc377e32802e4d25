using System.Globalization;
using LaporBot.Bot.Ledger.Desk;
using Npgsql;

namespace LaporBot.Load.Desk;

/// <summary>Whom and what of the ledger is asked for.</summary>
internal sealed class DeskSample
{
    private readonly Dictionary<DeskRole, string[]> _tickets = [];
    private string[] _places = [];
    private string[] _drafts = [];
    private string[] _finished = [];
    private string[] _officials = [];

    /// <summary>One official of each role: id, and telephone.</summary>
    public Dictionary<DeskRole, (string Id, string Phone)> Staff { get; } = [];

    public IReadOnlyList<string> Charts { get; set; } = [];

    public static async Task<DeskSample> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var sample = new DeskSample();
        Task<string[]> Read(string sql) => ReadAsync(connection, sql, cancellationToken);
        foreach (var role in Enum.GetValues<DeskRole>())
        {
            var found = (await Read($"SELECT id || ' ' || telegram_id || ' ' || coalesce(institution_code, '') FROM staff WHERE role = '{role}' ORDER BY institution_code LIMIT 1"))[0].Split(' ');
            sample.Staff[role] = (found[0], found[1]);
            var own = found[2].Length == 0 ? "true" : $"(institution_code = '{found[2]}' OR institution_code LIKE '{found[2]}/%')";
            sample._tickets[role] = await Read($"SELECT ticket FROM complaints TABLESAMPLE SYSTEM (2) WHERE {own} LIMIT 300");
        }

        var admin = sample.Staff[DeskRole.AdminInstansi].Id;
        sample._places = await Read("SELECT filed_at || '.' || replace(id::text, '-', '') FROM complaints TABLESAMPLE SYSTEM (0.1) LIMIT 300");
        sample._drafts = await Read($"SELECT id FROM broadcasts WHERE state = 'Draft' AND author_id = '{admin}'");
        sample._finished = await Read($"SELECT id FROM broadcasts WHERE state = 'Finished' AND author_id = '{admin}'");
        sample._officials = await Read("SELECT id FROM staff");
        return sample;
    }

#pragma warning disable CA5394 // Nothing here is a secret.
    public string Ticket(DeskRole role, Random random) => _tickets[role][random.Next(_tickets[role].Length)];

    public string Place(Random random) => _places[random.Next(_places.Length)];

    public string Draft(Random random) => _drafts[random.Next(_drafts.Length)];

    public string Finished(Random random) => _finished[random.Next(_finished.Length)];

    public string Official(Random random) => _officials[random.Next(_officials.Length)];
#pragma warning restore CA5394

    private static async Task<string[]> ReadAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return [.. found];
    }
}
