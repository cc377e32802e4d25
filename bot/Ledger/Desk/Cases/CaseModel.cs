using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Cases;

/// <summary>Keys and indexes of what officials keep about cases. The index for words is PostgreSQL's own and stands in its migration.</summary>
internal static class CaseModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<ComplaintRow>(table =>
        {
            table.HasIndex(row => new { row.Status, row.FiledAt });
            table.HasIndex(row => new { row.CategoryCode, row.FiledAt });
            table.HasIndex(row => row.AmberAt).HasFilter("amber_at IS NOT NULL");
        });
        model.Entity<CaseViewRow>(table =>
        {
            table.ToTable("case_views").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.StaffId, row.Name }).IsUnique();
        });
        model.Entity<CaseTemplateRow>(table =>
        {
            table.ToTable("case_templates").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.InstitutionCode, row.Name }).IsUnique();
        });
        model.Entity<IdentityRequestRow>(table =>
        {
            table.ToTable("identity_requests").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.Decision).HasConversion<string>();
            table.HasIndex(row => row.AskedAt);
            table.HasIndex(row => row.ComplaintId);
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<CaseOpeningRow>(table =>
        {
            table.ToTable("case_openings").HasKey(row => new { row.StaffId, row.ComplaintId });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
    }
}
