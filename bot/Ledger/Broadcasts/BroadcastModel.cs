using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Broadcasts;

/// <summary>Keys and indexes of broadcasts.</summary>
internal static class BroadcastModel
{
    private const string Open = "state IN ('Approved', 'Running')";

    public static void Build(ModelBuilder model)
    {
        model.Entity<BroadcastRow>(table =>
        {
            table.ToTable("broadcasts").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.HasIndex(row => row.StartedAt).HasFilter(Open);
            table.HasIndex(row => new { row.TextHash, row.StartedAt });
            table.HasIndex(row => row.CreatedAt);
        });
        model.Entity<RecipientRow>(table =>
        {
            table.ToTable("broadcast_recipients").HasKey(row => row.Seq);
            table.Property(row => row.Seq).ValueGeneratedOnAdd();
            table.HasIndex(row => new { row.BroadcastId, row.Channel, row.Address }).IsUnique();
            table.HasIndex(row => new { row.BroadcastId, row.Channel, row.Position }).HasFilter("state = 'Waiting'");
            table.HasIndex(row => new { row.BroadcastId, row.State });
            table.HasIndex(row => new { row.Channel, row.Address });
            table.HasIndex(row => row.About).HasFilter("about IS NOT NULL");
            table.HasOne<BroadcastRow>().WithMany().HasForeignKey(row => row.BroadcastId);
        });
    }
}
