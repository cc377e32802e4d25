using System.Security.Cryptography;
using System.Text;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Ledger.Desk;
using Microsoft.Extensions.Options;

namespace LaporBot.Bot.Broadcasts;

/// <summary>What an author hands in.</summary>
/// <param name="Indonesian">The text; every broadcast has it.</param>
/// <param name="English">For those who read English; empty for none.</param>
/// <param name="Audience">For whom.</param>
/// <param name="NotBefore">From when on; null for at once.</param>
internal sealed record BroadcastDraft(string Indonesian, string? English, Audience Audience, DateTimeOffset? NotBefore = null);

/// <summary>What became of something an official wanted.</summary>
internal enum BroadcastAnswer
{
    Done = 1,

    /// <summary>Not there, or not theirs: which of the two is not told.</summary>
    NotFound,

    /// <summary>It has moved on meanwhile, or was changed.</summary>
    TooLate,

    /// <summary>Nobody approves their own.</summary>
    OwnDraft,

    /// <summary>The text cannot go: see the findings.</summary>
    Faulty,

    /// <summary>Nobody would get it.</summary>
    Nobody,

    /// <summary>The same text went out lately: ask whether it is meant.</summary>
    Repeats,

    /// <summary>It names no audience.</summary>
    NoAudience,
}

/// <summary>
/// Everything officials may do with broadcasts, from the desk and from Telegram alike. Whether somebody may do it at all is asked
/// here once more, whatever the door has asked already.
/// </summary>
internal sealed class BroadcastOffice(BroadcastBook book, BroadcastDesk desk, BroadcastReach reach, TimeProvider time)
{
    /// <returns>Null when it is not there, or not theirs.</returns>
    public async Task<BroadcastRow?> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await book.FindAsync(id, cancellationToken) is { } row && await IsTheirsAsync(actor, row, cancellationToken) ? row : null;

    public async Task<IReadOnlyList<BroadcastRow>> ListAsync(Actor actor, DateTimeOffset? before, CancellationToken cancellationToken) =>
        await book.ListAsync(actor.InstitutionCode is null ? null : await reach.FamilyAsync(actor.InstitutionCode, cancellationToken), before, cancellationToken);

    /// <summary>How many wait for this official to read and approve them.</summary>
    public async Task<int> CountForSecondAsync(Actor actor, CancellationToken cancellationToken) => actor.May(Power.ApproveBroadcast) && actor.InstitutionCode is not null
        ? await book.CountForSecondAsync(actor.Id, await reach.FamilyAsync(actor.InstitutionCode, cancellationToken), cancellationToken)
        : 0;

    /// <returns>The new draft's id; null for an official who may write none.</returns>
    public async Task<Guid?> DraftAsync(Actor actor, BroadcastDraft draft, CancellationToken cancellationToken)
    {
        if (!actor.May(Power.DraftBroadcast) || actor.InstitutionCode is null)
        {
            return null;
        }

        var row = await RowAsync(actor, BroadcastKind.News, null, draft, cancellationToken);
        await book.AddAsync(actor, row, cancellationToken);
        return row.Id;
    }

    public Task<BroadcastAnswer> EditAsync(Actor actor, Guid id, BroadcastDraft draft, CancellationToken cancellationToken) =>
        WithAsync(actor, Power.DraftBroadcast, id, async row =>
        {
            var next = await RowAsync(actor, row.Kind, row.OriginalId, row.OriginalId is null ? draft : draft with { Audience = Audience.Read(row.Audience) }, cancellationToken, row.Id);
            return await book.EditAsync(actor, next, cancellationToken);
        }, cancellationToken);

    /// <summary>How it would go; nothing is changed.</summary>
    public Task<RehearsalResult> RehearseAsync(BroadcastRow row, CancellationToken cancellationToken) => desk.RehearseAsync(row, cancellationToken);

    /// <summary>The author is done. It goes to a second person, or on its way.</summary>
    /// <param name="actor">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="again">They have been told that the same text went out lately, and mean it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<BroadcastAnswer> SubmitAsync(Actor actor, Guid id, bool again, CancellationToken cancellationToken)
    {
        if (!actor.May(Power.DraftBroadcast) || await FindAsync(actor, id, cancellationToken) is not { } row)
        {
            return BroadcastAnswer.NotFound;
        }

        if (!Audience.Read(row.Audience).IsComplete)
        {
            return BroadcastAnswer.NoAudience;
        }

        var rehearsal = await desk.RehearseAsync(row, cancellationToken);
        return rehearsal.HasFaults ? BroadcastAnswer.Faulty
            : rehearsal.Count.Reached == 0 ? BroadcastAnswer.Nobody
            : rehearsal.Twin is not null && !again ? BroadcastAnswer.Repeats
            : await book.SubmitAsync(actor, row, rehearsal.NeedsSecond, cancellationToken) ? BroadcastAnswer.Done
            : BroadcastAnswer.TooLate;
    }

    /// <param name="actor">The second person.</param>
    /// <param name="id">Which.</param>
    /// <param name="hash">Of what they have read.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public Task<BroadcastAnswer> ApproveAsync(Actor actor, Guid id, string hash, CancellationToken cancellationToken) =>
        actor.May(Power.ApproveBroadcast)
            ? ApproveTheirsAsync(actor, id, hash, cancellationToken)
            : Task.FromResult(BroadcastAnswer.NotFound);

    public Task<BroadcastAnswer> ReturnAsync(Actor actor, Guid id, string reason, CancellationToken cancellationToken) =>
        WithAsync(actor, Power.ApproveBroadcast, id, _ => book.ReturnAsync(actor, id, reason, cancellationToken), cancellationToken);

    public Task<BroadcastAnswer> PauseAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WithAsync(actor, Power.StopBroadcast, id, _ => book.PauseAsync(actor, id, cancellationToken), cancellationToken);

    public Task<BroadcastAnswer> ResumeAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WithAsync(actor, Power.DraftBroadcast, id, _ => book.ResumeAsync(actor, id, cancellationToken), cancellationToken);

    public Task<BroadcastAnswer> CancelAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        WithAsync(actor, Power.StopBroadcast, id, _ => book.CancelAsync(actor, id, cancellationToken), cancellationToken);

    /// <summary>Another text in the place of what people got; it reaches those the first had not reached yet as well. What is left of the first ends.</summary>
    /// <returns>The correction's id, a draft like any other; null when there is nothing to correct.</returns>
    public Task<Guid?> CorrectAsync(Actor actor, Guid id, string indonesian, string? english, CancellationToken cancellationToken) =>
        FollowAsync(actor, id, BroadcastKind.Correction, indonesian, english, cancellationToken);

    /// <summary>Says to everybody who got it that it no longer holds. Its words are ours and fixed, so it waits for nobody.</summary>
    /// <returns>The recall's id; null when there is nothing to recall.</returns>
    public async Task<Guid?> RecallAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (await FollowAsync(actor, id, BroadcastKind.Recall, "", null, cancellationToken) is { } recall && await book.FindAsync(recall, cancellationToken) is { } row)
        {
            await book.SubmitAsync(actor, row, needsSecond: false, cancellationToken);
            return recall;
        }

        return null;
    }

    /// <summary>What may have been sent when a process died goes once more, to people who may then have it twice.</summary>
    public async Task<BroadcastAnswer> SendUncertainAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        await WithAsync(actor, Power.DraftBroadcast, id, async _ => await desk.SendUncertainAsync(actor, id, cancellationToken) > 0, cancellationToken);

    /// <summary>Nothing at all goes out, or all goes on.</summary>
    public async Task<bool> StopAllAsync(Actor actor, bool isStopped, CancellationToken cancellationToken) =>
        PowerTable.Of(actor.Role, Power.StopBroadcast) == Span.All && await book.StopAllAsync(actor, isStopped, cancellationToken);

    private async Task<BroadcastAnswer> ApproveTheirsAsync(Actor actor, Guid id, string hash, CancellationToken cancellationToken)
    {
        if (await FindAsync(actor, id, cancellationToken) is not { } row)
        {
            return BroadcastAnswer.NotFound;
        }

        return row.AuthorId == actor.Id ? BroadcastAnswer.OwnDraft
            : row.ContentHash == hash && await book.ApproveAsync(actor, row, cancellationToken) ? BroadcastAnswer.Done
            : BroadcastAnswer.TooLate;
    }

    private async Task<Guid?> FollowAsync(
        Actor actor, Guid id, BroadcastKind kind, string indonesian, string? english, CancellationToken cancellationToken)
    {
        if (!actor.May(Power.DraftBroadcast) || await FindAsync(actor, id, cancellationToken) is not { StartedAt: not null, Kind: not BroadcastKind.Recall })
        {
            return null;
        }

        var audience = new Audience { Kind = AudienceKind.Recipients, Broadcast = id, WithUnsent = kind == BroadcastKind.Correction };
        var row = await RowAsync(actor, kind, id, new BroadcastDraft(indonesian, english, audience), cancellationToken);
        await book.AddAsync(actor, row, cancellationToken);
        return row.Id;
    }

    private async Task<BroadcastAnswer> WithAsync(Actor actor, Power power, Guid id, Func<BroadcastRow, Task<bool>> act, CancellationToken cancellationToken) =>
        !actor.May(power) || await FindAsync(actor, id, cancellationToken) is not { } row ? BroadcastAnswer.NotFound
        : await act(row) ? BroadcastAnswer.Done
        : BroadcastAnswer.TooLate;

    private async Task<bool> IsTheirsAsync(Actor actor, BroadcastRow row, CancellationToken cancellationToken) =>
        PowerTable.Of(actor.Role, Power.StopBroadcast) == Span.All
        || (row.InstitutionCode is { } code && (await reach.FamilyAsync(actor.InstitutionCode, cancellationToken)).Contains(code));

    private async Task<BroadcastRow> RowAsync(
        Actor actor, BroadcastKind kind, Guid? original, BroadcastDraft draft, CancellationToken cancellationToken, Guid? id = null)
    {
        var now = time.GetUtcNow();
        var english = string.IsNullOrWhiteSpace(draft.English) ? null : Tidy(draft.English);
        var (indonesian, audience) = (Tidy(draft.Indonesian), draft.Audience.Write());
        return new BroadcastRow
        {
            Id = id ?? Guid.CreateVersion7(now),
            Kind = kind,
            OriginalId = original,
            AuthorId = actor.Id,
            InstitutionCode = actor.InstitutionCode,
            Sender = await reach.NameAsync(actor.InstitutionCode, cancellationToken),
            Indonesian = indonesian,
            English = english,
            Audience = audience,
            ContentHash = Hash($"{kind}\n{original}\n{indonesian}\n{english}\n{audience}"),
            TextHash = kind == BroadcastKind.Recall ? $"{original:N}" : Hash(string.Join(' ', indonesian.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
            State = BroadcastState.Draft,
            StateSince = now,
            CreatedAt = now,
            NotBefore = draft.NotBefore,
        };
    }

    private static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What an author looks at before anything goes.</summary>
internal sealed class BroadcastDesk(
    BroadcastAudiences audiences, BroadcastBook book, BroadcastProof proof, Rehearsal rehearsal, BroadcastRehearsalRules rules)
{
    /// <summary>Whom it would reach now.</summary>
    public async Task<AudienceCount> CountAsync(string? institution, Audience audience, CancellationToken cancellationToken) =>
        await audiences.CountAsync(audience, await rules.Reach.OfAsync(institution, cancellationToken), rules.Reach.World, cancellationToken);

    /// <returns>How many go again.</returns>
    public Task<int> SendUncertainAsync(Actor actor, Guid id, CancellationToken cancellationToken) => rules.Upkeep.SendUncertainAsync(actor, id, cancellationToken);

    public async Task<RehearsalResult> RehearseAsync(BroadcastRow row, CancellationToken cancellationToken)
    {
        var count = await CountAsync(row.InstitutionCode, Audience.Read(row.Audience), cancellationToken);
        var canary = row.Kind == BroadcastKind.Recall ? 0 : rules.Options.CanaryOf((int)count.Reached);
        var (starts, ends, perSecond, isMeasured) = await rehearsal.EstimateAsync(count, canary, row.NotBefore, cancellationToken);
        return new RehearsalResult(count, proof.Render(row), proof.Check(row), starts, ends, perSecond)
        {
            IsMeasured = isMeasured,
            Canary = canary,
            Twin = await book.TwinAsync(row, rules.RepeatsSince, cancellationToken),
            NeedsSecond = row.Kind != BroadcastKind.Recall && count.Reached > rules.Options.ApprovalAbove,
            IsNightBetween = rules.AreDifferentDays(starts, ends),
        };
    }
}

/// <summary>The rules a rehearsal goes by.</summary>
internal sealed class BroadcastRehearsalRules(BroadcastReach reach, BroadcastUpkeep upkeep, IOptions<BroadcastOptions> options, SendingHours hours, TimeProvider time)
{
    public BroadcastReach Reach => reach;

    public BroadcastUpkeep Upkeep => upkeep;

    public BroadcastOptions Options => options.Value;

    /// <summary>A twin older than this is none.</summary>
    public DateTimeOffset RepeatsSince => time.GetUtcNow() - TimeSpan.FromDays(options.Value.RepeatDays);

    public bool AreDifferentDays(DateTimeOffset one, DateTimeOffset other) => Day(one) != Day(other);

    private DateOnly Day(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, hours.Zone).DateTime);
}
