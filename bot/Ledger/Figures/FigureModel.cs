using LaporBot.Bot.Ledger.Desk;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Figures;

/// <summary>Keys and indexes of what is counted and of who was reminded.</summary>
internal static class FigureModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<FactsRow>(table =>
        {
            table.ToTable("case_facts").HasKey(row => row.ComplaintId);
            table.Property(row => row.ComplaintId).ValueGeneratedNever();
            table.HasIndex(row => row.MadeAt);
            table.HasOne<ComplaintRow>().WithOne().HasForeignKey<FactsRow>(row => row.ComplaintId);
        });
        model.Entity<FunnelRow>(table => table.ToTable("funnel_days").HasKey(row => new { row.Day, row.Channel, row.Step }));
        model.Entity<ReminderRow>(table =>
        {
            table.ToTable("reminders").HasKey(row => new { row.ComplaintId, row.Clock, row.Stage, row.Since });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<NoticeRow>(table =>
        {
            table.ToTable("desk_notices").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => new { row.Role, row.InstitutionCode, row.At });
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<DeliveryRow>(table => table.HasIndex(row => row.CreatedAt));
        model.Entity<SubmissionRow>(table => table.HasIndex(row => row.CreatedAt).HasFilter("state = 'Operator'"));
        model.Entity<ComplaintRow>(table =>
        {
            table.HasIndex(row => row.RemindAt).HasFilter("remind_at IS NOT NULL");
            table.HasIndex(row => row.FactsDueAt).HasFilter("facts_due_at IS NOT NULL");
        });
    }
}
