using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Ledger.Figures;
using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Sla;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>The durable tables. One model for both databases; only their migrations and their way of locking differ.</summary>
internal abstract class LedgerContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<ComplaintRow> Complaints => Set<ComplaintRow>();

    public DbSet<FileRow> Files => Set<FileRow>();

    public DbSet<StatusEventRow> StatusEvents => Set<StatusEventRow>();

    public DbSet<SubmissionRow> Submissions => Set<SubmissionRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<RatingRow> Ratings => Set<RatingRow>();

    public DbSet<PersonRow> People => Set<PersonRow>();

    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    public DbSet<SupporterRow> Supporters => Set<SupporterRow>();

    public DbSet<ErasureRow> Erasures => Set<ErasureRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<BroadcastRow> Broadcasts => Set<BroadcastRow>();

    public DbSet<RecipientRow> Recipients => Set<RecipientRow>();

    public DbSet<InstitutionRow> Institutions => Set<InstitutionRow>();

    public DbSet<StaffRow> Staff => Set<StaffRow>();

    public DbSet<DeskSessionRow> DeskSessions => Set<DeskSessionRow>();

    public DbSet<StaffCodeRow> StaffCodes => Set<StaffCodeRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditAnchorRow> AuditAnchors => Set<AuditAnchorRow>();

    public DbSet<NodeMarkRow> NodeMarks => Set<NodeMarkRow>();

    public DbSet<RemarkRow> Remarks => Set<RemarkRow>();

    public DbSet<ReplyDraftRow> ReplyDrafts => Set<ReplyDraftRow>();

    public DbSet<ToldEventRow> ToldEvents => Set<ToldEventRow>();

    public DbSet<CaseViewRow> CaseViews => Set<CaseViewRow>();

    public DbSet<CaseTemplateRow> CaseTemplates => Set<CaseTemplateRow>();

    public DbSet<IdentityRequestRow> IdentityRequests => Set<IdentityRequestRow>();

    public DbSet<CaseOpeningRow> CaseOpenings => Set<CaseOpeningRow>();

    public DbSet<FactsRow> Facts => Set<FactsRow>();

    public DbSet<FunnelRow> Funnel => Set<FunnelRow>();

    public DbSet<HolidayRow> Holidays => Set<HolidayRow>();

    public DbSet<SlaChangeRow> SlaChanges => Set<SlaChangeRow>();

    public DbSet<StaffProposalRow> StaffProposals => Set<StaffProposalRow>();

    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    /// <summary>End of a select that takes due rows: passes over those another worker is just taking.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>End of a select inside a transaction that will change what it read.</summary>
    public abstract string ForUpdate { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<string>().HaveConversion<CleanText>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Microseconds>();
        configurationBuilder.Properties<TicketNumber>().HaveConversion<TicketText>();
        configurationBuilder.Properties<Classification>().HaveConversion<string>();
        configurationBuilder.Properties<ComplaintStatus>().HaveConversion<string>();
        configurationBuilder.Properties<AttachmentKind>().HaveConversion<string>();
        configurationBuilder.Properties<FileState>().HaveConversion<string>();
        configurationBuilder.Properties<SubmissionState>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>();
        configurationBuilder.Properties<CloseReason>().HaveConversion<string>();
        configurationBuilder.Properties<HubNoteKind>().HaveConversion<string>();
        configurationBuilder.Properties<DeskRole>().HaveConversion<string>();
        configurationBuilder.Properties<BroadcastKind>().HaveConversion<string>();
        configurationBuilder.Properties<BroadcastState>().HaveConversion<string>();
        configurationBuilder.Properties<RecipientState>().HaveConversion<string>();
        configurationBuilder.Properties<NoteState>().HaveConversion<string>();
        configurationBuilder.Properties<ProposalState>().HaveConversion<string>();
        configurationBuilder.Properties<ClockKind>().HaveConversion<string>();
        configurationBuilder.Properties<ClockStage>().HaveConversion<string>();
        configurationBuilder.Properties<ProposalState>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => LedgerModel.Build(modelBuilder);
}
