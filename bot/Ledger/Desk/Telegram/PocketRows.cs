using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger.Desk.Telegram;

/// <summary>Where an answer written in a chat stands.</summary>
internal enum ReplyDraftState
{
    /// <summary>Shown to its author, not sent.</summary>
    Open = 1,

    /// <summary>To be sent, once its files have been fetched from the channel.</summary>
    Fetching,

    /// <summary>Given to the case.</summary>
    Sent,

    /// <summary>Put aside.</summary>
    Dropped,
}

/// <summary>Table <c>reply_drafts</c>: an answer an official has written in a chat and looks at before it is sent.</summary>
internal sealed class ReplyDraftRow
{
    /// <summary>Made of the author and their message: the same message again is the same draft.</summary>
    public required Guid Id { get; init; }

    public required Guid StaffId { get; init; }

    /// <summary>Where its author is told what became of it.</summary>
    public required string TelegramId { get; init; }

    public required Guid ComplaintId { get; init; }

    public required string Words { get; set; }

    /// <summary>Files the channel still holds, as JSON.</summary>
    public required string Files { get; set; }

    public required ReplyDraftState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The message to the citizen.</summary>
    public string? DeliveryId { get; set; }

    /// <summary>The channel's name of the message in which its author reads what became of it.</summary>
    public string? Reference { get; set; }

    /// <summary>What they were told last; null for nothing.</summary>
    public string? Told { get; set; }

    /// <summary>Something may still be told.</summary>
    public bool IsWatched { get; set; }
}

/// <summary>Table <c>desk_events_told</c>: what officials have been told of lately. Its key is what makes it happen once.</summary>
internal sealed class ToldEventRow
{
    /// <summary>Of a line of the case's history, or of a citizen's note.</summary>
    public required Guid EventId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Keys and indexes of what the desk in a chat keeps.</summary>
internal static class PocketModel
{
    public static void Build(ModelBuilder model)
    {
        model.Entity<ReplyDraftRow>(table =>
        {
            table.ToTable("reply_drafts").HasKey(row => row.Id);
            table.Property(row => row.Id).ValueGeneratedNever();
            table.Property(row => row.State).HasConversion<string>();
            table.HasIndex(row => row.SentAt).HasFilter("is_watched");
            table.HasIndex(row => row.ComplaintId);
            table.HasOne<ComplaintRow>().WithMany().HasForeignKey(row => row.ComplaintId);
        });
        model.Entity<ToldEventRow>(table =>
        {
            table.ToTable("desk_events_told").HasKey(row => row.EventId);
            table.Property(row => row.EventId).ValueGeneratedNever();
            table.HasIndex(row => row.At);
        });
        model.Entity<NoteRow>().HasIndex(row => row.SaidAt);
    }
}
