using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Core.Complaints;
using LaporBot.Core.Sla;

namespace LaporBot.Bot.Desk.Cases;

/// <summary>Names of the acts in addresses and forms.</summary>
internal static class ActNames
{
    public const string Forward = "teruskan";
    public const string Ask = "minta";
    public const string Progress = "proses";
    public const string Answer = "jawab";
    public const string Correct = "kategori";
    public const string HandBack = "kembalikan";
    public const string Archive = "arsipkan";
    public const string Join = "kejadian";
    public const string Remark = "catatan";

    /// <summary>Those only whoever verifies may do; the others are for whoever replies.</summary>
    public static readonly IReadOnlyList<string> ForVerifiers = [Forward, Correct, Archive, Join];

    public static readonly IReadOnlyList<string> ForRepliers = [Answer, Progress, Ask, HandBack, Remark];

    public static Type KindOf(string name) => name switch
    {
        Forward => typeof(CaseAct.Forward),
        Ask => typeof(CaseAct.Ask),
        Progress => typeof(CaseAct.Progress),
        Answer => typeof(CaseAct.Answer),
        Correct => typeof(CaseAct.Correct),
        HandBack => typeof(CaseAct.HandBack),
        Archive => typeof(CaseAct.Archive),
        Join => typeof(CaseAct.Join),
        _ => typeof(CaseAct.Remark),
    };
}

/// <summary>What was typed about a case; nothing of it is lost when it does not do.</summary>
/// <param name="Name">Of the act.</param>
/// <param name="Id">Of the form: sent twice, it is one act.</param>
/// <param name="Mark">How the case stood when the form was shown.</param>
/// <param name="Words">For the citizen, or for officials.</param>
/// <param name="Choice">Institution, category, reason code or the other case.</param>
internal sealed record ActEntry(string Name, Guid Id, string Mark, string Words, string Choice)
{
    /// <summary>Files that came with it, cleaned and waiting.</summary>
    public IReadOnlyList<WaitingFile> Files { get; init; } = [];

    /// <summary>A new form for a case as it stands.</summary>
    public static ActEntry New(string name, string mark) => new(name, Guid.NewGuid(), mark, "", "");

    public static ActEntry Of(string name, IFormCollection form) => new(
        name,
        Guid.TryParse(form["formulir"], out var id) ? id : Guid.NewGuid(),
        form["tanda"].ToString(),
        form["kata"].ToString().ReplaceLineEndings("\n").Trim(),
        form["pilihan"].ToString().Trim());

    /// <summary>The act it asks for; null when a choice names nothing.</summary>
    public CaseAct? Read(TicketNumber ticket, CaseChoices choices) => Name switch
    {
        ActNames.Forward => choices.Own(Choice) is { } to ? new CaseAct.Forward(Id, ticket, to, Words) : null,
        ActNames.Ask => new CaseAct.Ask(Id, ticket, Words),
        ActNames.Progress => new CaseAct.Progress(Id, ticket, Words),
        ActNames.Answer => new CaseAct.Answer(Id, ticket, Words, []),
        ActNames.Correct => choices.Category(Choice) is { } category ? new CaseAct.Correct(Id, ticket, category.Code, category.Name) : null,
        ActNames.HandBack => Choice.Length == 0 ? new CaseAct.HandBack(Id, ticket, null, Words)
            : choices.Other(Choice) is { } other ? new CaseAct.HandBack(Id, ticket, other, Words) : null,
        ActNames.Archive => ReasonCodes.Archived.Contains(Choice) ? new CaseAct.Archive(Id, ticket, Choice, Words) : null,
        ActNames.Join => TicketNumber.TryParse(Choice, out var joined) ? new CaseAct.Join(Id, ticket, joined) : null,
        ActNames.Remark => new CaseAct.Remark(Id, ticket, Words),
        _ => null,
    };
}
