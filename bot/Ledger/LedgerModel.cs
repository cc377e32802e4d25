using System.Text.RegularExpressions;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>Keys, indexes and names of the tables.</summary>
internal static partial class LedgerModel
{
    /// <summary>Rows a worker may still want: the partial indexes stay as small as the backlog.</summary>
    private const string OpenSubmissions = "state IN ('Pending', 'Unknown', 'Promised')";

    private const string Answered = "status = 'Answered'";

    /// <summary>Few of a million; what is asked of open cases alone never meets the others.</summary>
    private static readonly string Open = $"status NOT IN ({string.Join(", ", Enum.GetValues<ComplaintStatus>().Where(StatusWords.IsFinal).Select(status => $"'{status}'"))})";

    private const string OpenNotes = "state IN ('Waiting', 'Unknown')";

    private const string Waiting = "state = 'Waiting'";

    private const string Resting = "state = 'Resting'";

    public static void Build(ModelBuilder model)
    {
        Complaints(model);
        Queues(model);
        Aftercare(model);
        BroadcastModel.Build(model);
        DeskModel.Build(model);
        CaseModel.Build(model);
        PocketModel.Build(model);
        FigureModel.Build(model);
        Name(model);
    }

    private static void Complaints(ModelBuilder model)
    {
        model.Entity<ComplaintRow>(table =>
        {
            table.ToTable("complaints").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => row.DraftId).IsUnique();
            table.HasIndex(row => row.Ticket).IsUnique();
            table.HasIndex(row => row.TrackingId).IsUnique();
            table.HasIndex(row => new { row.OwnerChannel, row.OwnerAddress, row.FiledAt });
            table.HasIndex(row => row.StatusSince).HasFilter(Answered);
            table.HasIndex(row => new { row.RegionCode, row.FiledAt });
            table.HasIndex(row => new { row.InstitutionCode, row.FiledAt });
            table.HasIndex(row => new { row.InstitutionCode, row.CategoryCode, row.FiledAt });
            table.HasIndex(row => new { row.FiledAt, row.Id });
            table.HasIndex(row => row.RedAt).HasFilter("red_at IS NOT NULL");
            table.HasIndex(row => row.IncidentId).HasFilter("incident_id IS NOT NULL");
            table.HasIndex(row => row.FiledAt).HasFilter(Open);
            table.HasIndex(row => row.ErasedAt).HasFilter("erased_at IS NOT NULL");
            table.HasMany(row => row.Files).WithOne().HasForeignKey(file => file.ComplaintId);
        });
        model.Entity<StatusEventRow>(table =>
        {
            table.ToTable("status_events").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.ComplaintId, row.UpdateId }).IsUnique();
            table.HasIndex(row => row.At);
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
    }

    private static void Queues(ModelBuilder model)
    {
        model.Entity<FileRow>(table =>
        {
            table.ToTable("complaint_files").HasKey(row => row.Id);
            table.HasIndex(row => new { row.ComplaintId, row.Position }).IsUnique();
            table.HasIndex(row => row.NextAt).HasFilter(Waiting);
            table.HasIndex(row => row.OfferedAt).HasFilter("state = 'Ready' AND offered_at IS NULL");
        });
        model.Entity<SubmissionRow>(table =>
        {
            table.ToTable("submissions").HasKey(row => row.ComplaintId);
            table.Property(row => row.ComplaintId).ValueGeneratedNever();
            table.HasIndex(row => row.NextAt).HasFilter(OpenSubmissions);
            table.HasIndex(row => new { row.State, row.CreatedAt });
            table.HasOne<ComplaintRow>().WithOne().HasForeignKey<SubmissionRow>(row => row.ComplaintId);
        });
        model.Entity<DeliveryRow>(table =>
        {
            table.ToTable("deliveries").HasKey(row => row.Seq);
            table.Property(row => row.Seq).ValueGeneratedOnAdd();
            table.Property(row => row.CanJoin).HasDefaultValue(false).ValueGeneratedNever();
            table.HasIndex(row => row.DeliveryId).IsUnique();
            table.HasIndex(row => new { row.Channel, row.Address, row.Seq }).HasFilter(Waiting);
            table.HasIndex(row => new { row.Channel, row.Seq }).HasFilter(Waiting);
            table.HasIndex(row => new { row.Channel, row.Address }).HasFilter(Resting);
            table.HasIndex(row => row.Seq).HasFilter("state = 'Dead'");
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId).OnDelete(DeleteBehavior.SetNull);
        });
    }

    private static void Aftercare(ModelBuilder model)
    {
        model.Entity<NoteRow>(table =>
        {
            table.ToTable("case_notes").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.ComplaintId, row.Number }).IsUnique();
            table.HasIndex(row => row.StepId).IsUnique();
            table.HasIndex(row => row.NextAt).HasFilter(OpenNotes);
            table.HasIndex(row => new { row.State, row.SaidAt });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<RatingRow>(table =>
        {
            table.ToTable("case_ratings").HasKey(row => row.ComplaintId);
            table.Property(row => row.ComplaintId).ValueGeneratedNever();
            table.HasOne<ComplaintRow>().WithOne().HasForeignKey<RatingRow>(row => row.ComplaintId);
        });
        model.Entity<PersonRow>(table =>
        {
            table.ToTable("people").HasKey(row => new { row.Channel, row.Address });
            table.HasIndex(row => row.UnreachableSince).HasFilter("unreachable_since IS NOT NULL");
        });
        model.Entity<SupporterRow>(table =>
        {
            table.ToTable("supporters").HasKey(row => new { row.ComplaintId, row.Channel, row.Address });
            table.HasIndex(row => new { row.Channel, row.Address });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<DocumentRow>(table =>
        {
            table.ToTable("documents").HasKey(row => row.Id);
            table.HasIndex(row => new { row.Channel, row.Address });
        });
        model.Entity<ErasureRow>(table =>
        {
            table.ToTable("erasures").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
        });
    }

    /// <summary>snake_case everywhere, so that no statement needs quotes on PostgreSQL.</summary>
    private static void Name(ModelBuilder model)
    {
        foreach (var table in model.Model.GetEntityTypes())
        {
            foreach (var column in table.GetProperties())
            {
                column.SetColumnName(Snake(column.Name));
            }

            foreach (var key in table.GetKeys())
            {
                key.SetName($"pk_{table.GetTableName()}");
            }

            foreach (var index in table.GetIndexes())
            {
                index.SetDatabaseName($"ix_{table.GetTableName()}_{string.Join('_', index.Properties.Select(column => Snake(column.Name)))}");
            }

            foreach (var foreign in table.GetForeignKeys())
            {
                foreign.SetConstraintName($"fk_{table.GetTableName()}_{Snake(foreign.Properties[0].Name)}");
            }
        }
    }

    private static string Snake(string name) => Humps().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Humps();
}
