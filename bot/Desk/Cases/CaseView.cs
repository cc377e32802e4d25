using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Channels.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>What the page of a case shows.</summary>
internal sealed record CaseView(CaseDossier Case, CaseChoices Choices, DateTimeOffset Now)
{
    /// <summary>Until when a rahasia case is open to the reader; null when it is shut, or not rahasia.</summary>
    public DateTimeOffset? OpenUntil { get; init; }

    /// <summary>Its words must not be shown.</summary>
    public bool IsShut => Case.Row.IsSecret && OpenUntil is null;

    /// <summary>Unveiled with this answer, and only with it.</summary>
    public bool ShowsIdentity { get; init; }

    /// <summary>The reader's newest request for the identity of a rahasia case.</summary>
    public IdentityRequestRow? Request { get; init; }

    public IReadOnlyList<CaseTemplateRow> Templates { get; init; } = [];

    /// <summary>What is being typed; null for none.</summary>
    public ActEntry? Entry { get; init; }

    /// <summary>What is wrong with it, as sentences of the desk.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The messages it would send; null when nobody asked to see them.</summary>
    public ActPreview? Preview { get; init; }

    /// <summary>The reason that did not do, typed to open the case; empty for none.</summary>
    public string OpeningReason { get; init; } = "";

    /// <summary>The same for the identity.</summary>
    public string IdentityReason { get; init; } = "";

    /// <summary>The form of an act: what was typed, or a new one.</summary>
    public ActEntry EntryOf(string name) => Entry?.Name == name ? Entry : ActEntry.New(name, Case.Mark);
}

/// <summary>Messages as the citizen will see them in their channel.</summary>
/// <param name="Channel">Theirs.</param>
/// <param name="Messages">As they will be queued.</param>
internal sealed record ActPreview(string Channel, IReadOnlyList<OutgoingMessage> Messages)
{
    /// <summary>In a Telegram chat: made by the mapper that will send them.</summary>
    public static IReadOnlyList<TelegramPart> InTelegram(OutgoingMessage message) => TelegramPreview.Of(message);

    public bool IsTelegram => Channel == "telegram";
}

/// <summary>Reads the page of a case for an official.</summary>
internal sealed class CaseReader(CaseDossiers dossiers, SecretOpenings openings, IdentityRequests requests, CaseTemplates templates, CaseSurroundings around)
{
    /// <returns>Null when there is none, or it is not theirs.</returns>
    public async Task<CaseView?> ReadAsync(Actor actor, Core.Complaints.TicketNumber ticket, CancellationToken cancellationToken)
    {
        if (await dossiers.OpenAsync(await around.Eye.SeesAsync(actor, cancellationToken), ticket, cancellationToken) is not { } dossier)
        {
            return null;
        }

        var isSecret = dossier.Row.IsSecret;
        return new CaseView(dossier, await around.Choices.ReadAsync(actor, cancellationToken), around.Eye.Now)
        {
            OpenUntil = isSecret ? await openings.UntilAsync(actor.Id, dossier.Row.Id, cancellationToken) : null,
            Request = isSecret ? await requests.NewestAsync(actor.Id, dossier.Row.Id, cancellationToken) : null,
            Templates = await templates.ListAsync(actor.InstitutionCode, cancellationToken),
        };
    }
}

/// <summary>What stands around every case.</summary>
internal sealed record CaseSurroundings(CaseEye Eye, ChoiceReader Choices);
