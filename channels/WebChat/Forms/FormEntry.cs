using System.Collections.Frozen;
using System.Collections.Immutable;
using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Conversations;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>A form as it was sent, or as it is shown: empty, or with all that was typed.</summary>
/// <param name="Draft">Of its seal; a fresh one when there was no good seal.</param>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Fields">What was typed, by name.</param>
/// <param name="Files">Uploaded with it or before it.</param>
internal sealed record FormEntry(Guid Draft, string Language, FrozenDictionary<string, string> Fields, ImmutableArray<UploadedFile> Files)
{
    /// <summary>Names of the fields that are no question of the conversation.</summary>
    public const string SealField = "seal";
    public const string ConsentField = "Consent";
    public const string DateSureField = "dateSure";
    public const string KeptField = "kept";
    public const string FilesField = "files";

    /// <summary>The page came without a seal of ours, so it has a new one now.</summary>
    public bool IsRenewed { get; init; }

    /// <summary>A fresh page.</summary>
    public static FormEntry Empty(string language) => new(FormSeal.Draw(), language, FrozenDictionary<string, string>.Empty, []);

    /// <summary>What stands in a field.</summary>
    public string this[string name] => Fields.GetValueOrDefault(name, "");

    /// <summary>What stands under a question.</summary>
    public string this[ConversationState field] => this[field.ToString()];

    /// <summary>As the core reads it.</summary>
    public FormAnswers Answers() => new(
        Draft,
        FormSeal.SenderOf(Draft),
        Language,
        Fields.Where(field => Enum.TryParse<ConversationState>(field.Key, out _))
            .ToFrozenDictionary(field => Enum.Parse<ConversationState>(field.Key), field => field.Value),
        [.. Files.Select(file => new Attachment(file.Stored, file.Kind, file.Name, file.Size))])
    {
        HasConsent = this[ConsentField].Length > 0,
        IsDateSure = this[DateSureField].Length > 0,
    };
}
