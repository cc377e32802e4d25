using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>Keys and indexes of what only officials see.</summary>
internal static class DeskModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<InstitutionRow>(table =>
        {
            table.ToTable("institutions").HasKey(row => row.Code);
            table.HasIndex(row => row.ParentCode);
        });
        model.Entity<StaffRow>(table =>
        {
            table.ToTable("staff").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => row.Subject).IsUnique();
            table.HasIndex(row => row.TelegramId).IsUnique();
        });
        model.Entity<StaffProposalRow>(table =>
        {
            table.ToTable("staff_proposals").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => row.ProposedAt).HasFilter("state = 'Open'");
        });
        model.Entity<DeskSessionRow>(table =>
        {
            table.ToTable("desk_sessions").HasKey(row => row.Id);
            table.HasIndex(row => row.StaffId);
        });
        model.Entity<StaffCodeRow>(table => table.ToTable("staff_codes").HasKey(row => row.Id));
        model.Entity<AuditRow>(table =>
        {
            table.ToTable("audit").HasKey(row => row.Seq);
            table.Property(row => row.Seq).ValueGeneratedNever();
            table.HasIndex(row => new { row.Object, row.Seq });
            table.HasIndex(row => new { row.ActorId, row.Seq });
        });
        model.Entity<AuditAnchorRow>(table => table.ToTable("audit_anchors").HasKey(row => row.Day));
        model.Entity<HolidayRow>(table => table.ToTable("holidays").HasKey(row => row.Day));
        model.Entity<SlaChangeRow>(table => table.ToTable("sla_changes").HasKey(row => row.From));
        model.Entity<NodeMarkRow>(table => table.ToTable("node_marks").HasKey(row => row.Name));
        model.Entity<RemarkRow>(table =>
        {
            table.ToTable("case_remarks").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.ComplaintId, row.At });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
    }
}
