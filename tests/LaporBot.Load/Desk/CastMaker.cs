using System.Security.Cryptography;
using System.Text.Json;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using Npgsql;

namespace LaporBot.Load.Desk;

/// <summary>The offices, and what they have been doing all those years: audit, remarks, reminders, broadcasts, stuck work.</summary>
internal sealed class CastMaker(DateTimeOffset now)
{
    private const int AuditRows = 150_000;
    private const int Broadcasts = 80;
    private const int Reached = 4_000;
    private const int Seed = 20_261_125;

    /// <summary>What hangs on cases that are there already; in the database's own words, by its own dice.</summary>
    private static readonly string[] Traffic =
    [
        """
        INSERT INTO case_remarks (id, complaint_id, staff_id, words, at)
        SELECT gen_random_uuid(), c.id, s.id, 'Sudah ditelepon, menunggu jadwal tim lapangan.', c.filed_at + 86400000000
        FROM complaints c JOIN staff s ON s.institution_code = c.institution_code WHERE random() < 0.08
        """,
        """
        INSERT INTO desk_notices (id, role, institution_code, complaint_id, clock, stage, due, at)
        SELECT gen_random_uuid(), CASE WHEN i.parent_code IS NULL THEN 'AdminInstansi' ELSE 'PejabatPenghubung' END, i.code, c.id, 'FollowUp', 'Red', DATE '2026-01-01', c.red_at
        FROM complaints c JOIN institutions i ON i.code = c.institution_code WHERE c.red_at IS NOT NULL
        """,
        """
        INSERT INTO reminders (complaint_id, clock, stage, since, at)
        SELECT id, 'FollowUp', 'Red', status_since, red_at FROM complaints WHERE red_at IS NOT NULL
        """,
        """
        INSERT INTO supporters (complaint_id, channel, address, language, since)
        SELECT id, 'telegram', '8' || floor(random() * 99999999)::text, 'id', filed_at FROM complaints WHERE random() < 0.05
        """,
        """
        INSERT INTO people (channel, address, opted_out_at, unreachable_since)
        SELECT channel, address, CASE WHEN random() < 0.5 THEN at END, CASE WHEN random() < 0.5 THEN at END
        FROM (SELECT DISTINCT owner_channel AS channel, owner_address AS address, min(filed_at) AS at FROM complaints GROUP BY 1, 2) AS owners WHERE random() < 0.05
        """,
        """
        INSERT INTO funnel_days (day, channel, step, count)
        SELECT d::date, channel, step, 200 + floor(random() * 300)::int
        FROM generate_series(now() - interval '6 years', now(), interval '1 day') d, unnest(ARRAY['telegram', 'webchat']) channel, unnest(ARRAY['Started', 'Consented', 'Reviewed']) step
        """,
        "UPDATE submissions SET state = 'Relay' WHERE complaint_id IN (SELECT complaint_id FROM submissions WHERE state = 'Accepted' ORDER BY created_at DESC LIMIT 400)",
        "UPDATE submissions SET state = 'Refused' WHERE complaint_id IN (SELECT complaint_id FROM submissions WHERE state = 'Accepted' ORDER BY created_at DESC LIMIT 150)",
        "UPDATE case_notes SET state = 'Relay' WHERE id IN (SELECT id FROM case_notes ORDER BY said_at DESC LIMIT 300)",
        """
        INSERT INTO identity_requests (id, complaint_id, staff_id, reason, asked_at, decision)
        SELECT gen_random_uuid(), c.id, (SELECT id FROM staff WHERE role = 'Inspektorat' LIMIT 1), 'Perlu pemeriksaan lapangan.', c.filed_at, CASE WHEN random() < 0.02 THEN 'Waiting' ELSE 'Granted' END
        FROM complaints c WHERE c.is_secret AND random() < 0.05
        """,
        """
        INSERT INTO case_templates (id, institution_code, name, indonesian, english, changed_at)
        SELECT gen_random_uuid(), code, 'Templat ' || n, 'Terima kasih atas laporannya.', 'Thank you for your report.', 1 FROM institutions, generate_series(1, 8) n
        """,
        """
        INSERT INTO broadcast_recipients (broadcast_id, position, channel, address, language, state, attempts, next_at, sent_at)
        SELECT b.id, n, 'telegram', '7' || n, 'id', CASE WHEN n % 40 = 0 THEN 'Blocked' ELSE 'Sent' END, 1, b.created_at, b.created_at FROM broadcasts b, generate_series(1, b.total) n
        """,
    ];

    private readonly StaffRow[] _staff = [.. DemoCast.Staff(new DemoDice(Seed), now)];

    public async Task WriteOfficesAsync(LedgerContext context, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await new CopyRows<InstitutionRow>(context).WriteAsync(connection, DemoCast.Institutions, cancellationToken);
        await new CopyRows<StaffRow>(context).WriteAsync(connection, [.. _staff.Select((one, i) => Bound(one, i))], cancellationToken);
        await new CopyRows<AuditRow>(context).WriteAsync(connection, [.. Audit()], cancellationToken);
        await new CopyRows<BroadcastRow>(context).WriteAsync(connection, [.. News()], cancellationToken);
        await new CopyRows<CaseViewRow>(context).WriteAsync(
            connection, [.. _staff.Select(one => new CaseViewRow { Id = Guid.NewGuid(), StaffId = one.Id, Name = "Lewat waktu", Query = "warna=Red&urut=batas" })], cancellationToken);
    }

    public static async Task WriteTrafficAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        foreach (var sql in Traffic)
        {
            await LedgerFiller.RunAsync(connection, sql, cancellationToken);
        }
    }

    /// <summary>Each with a phone of their own, for the commands in a chat.</summary>
    private static StaffRow Bound(StaffRow one, int number)
    {
        one.TelegramId = $"{DeskPages.FirstPhone + number}";
        return one;
    }

    private IEnumerable<AuditRow> Audit()
    {
        string[] actions = ["case.read", "case.answer", "case.forward", "staff.signed-in", "broadcast.draft"];
        var (dice, hash) = (new DemoDice(Seed), AuditTrail.Beginning);
        for (var seq = 1; seq <= AuditRows; seq++)
        {
            var actor = dice.Pick(_staff);
            var row = new AuditRow
            {
                Seq = seq,
                At = now - TimeSpan.FromMinutes(20.0 * (AuditRows - seq)),
                ActorId = actor.Id,
                Role = actor.Role,
                Action = dice.Pick(actions),
                Object = $"LB-{dice.Next(0, 20_000):D8}",
                Reason = "",
                Result = AuditAct.Done,
                Source = "web 10.0.0.7",
                InstitutionCode = actor.InstitutionCode,
                PreviousHash = hash,
                Hash = "",
            };
            row = row with { Hash = AuditTrail.HashOf(row) };
            hash = row.Hash;
            yield return row;
        }
    }

    private IEnumerable<BroadcastRow> News() => Enumerable.Range(0, Broadcasts).Select(i =>
    {
        var author = _staff.Where(one => one.Role == DeskRole.AdminInstansi).ElementAt(i % DemoCast.Institutions.Count(one => one.ParentCode is null));
        var at = now - TimeSpan.FromDays(5 * i);
        var isDraft = i < 20;
        return new BroadcastRow
        {
            Id = Guid.CreateVersion7(at),
            Kind = BroadcastKind.News,
            AuthorId = author.Id,
            InstitutionCode = author.InstitutionCode,
            Sender = DemoCast.NameOf(author.InstitutionCode!),
            Indonesian = "Perbaikan jalan dimulai pekan depan. Terima kasih atas laporan Anda.",
            Audience = isDraft && i >= 10 ? """{"kind":"Everybody"}""" : JsonSerializer.Serialize(new { kind = "Cases", category = DemoTexts.Topics[i % DemoTexts.Topics.Count].Category }),
            ContentHash = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            TextHash = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            State = isDraft ? BroadcastState.Draft : BroadcastState.Finished,
            StateSince = at,
            CreatedAt = at,
            StartedAt = isDraft ? null : at,
            FinishedAt = isDraft ? null : at.AddHours(1),
            Total = isDraft ? 0 : Reached,
            Released = isDraft ? 0 : Reached,
        };
    });
}
