using System.Collections.Immutable;
using System.Globalization;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Conversations;

/// <summary>What was kept, and what is said about it.</summary>
internal readonly record struct Kept(ComplaintDraft Draft, Reply Reply, bool IsTrouble);

/// <summary>
/// Judges files by what the channel tells of them, so that a limit is said at once and not after the complaint has gone. What the
/// bytes really are is found out by the worker.
/// </summary>
internal static class Evidence
{
    /// <summary>What is said of a file the channel cannot hand out.</summary>
    public const string TooLarge = "Files.TooLarge";

    /// <summary>Adds what may be added; speaks of the first that may not, else of what was kept.</summary>
    public static Kept Keep(ComplaintDraft draft, Intent.Attach attach, FileLimits limits)
    {
        var files = draft.Files;
        string? trouble = null;
        foreach (var file in attach.Files)
        {
            // A repeat that was forgotten meanwhile, or the same photo forwarded twice.
            if (files.Any(known => known.Source == file.Source))
            {
                continue;
            }

            var fault = Refusal(file) ?? Overflow(files, file, limits);
            files = fault is null ? files.Add(file) : files;
            trouble ??= fault;
        }

        var reply = new Reply(trouble ?? Thanks(draft, attach), [$"{files.Length}", $"{limits.Most}", Megabytes(limits)]);
        return new Kept(draft with { Files = files }, reply, trouble is not null);
    }

    public static string Megabytes(FileLimits limits) => (limits.Together / (1024d * 1024)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string? Refusal(Attachment file) => file switch
    {
        { Size: > FileLimits.LargestUpload } => TooLarge,
        { Size: > FileLimits.LargestSource, IsHeldElsewhere: false } => TooLarge,
        { Kind: AttachmentKind.Photo } => null,
        _ => FileEndings.Of(file.Name) switch
        {
            FileEnding.CameraFormat => "Files.AsPhoto",
            FileEnding.OfficePaper => "Files.AsPdf",
            FileEnding.Refused => "Files.WrongType",
            _ => file.Kind == AttachmentKind.Other ? "Files.WrongType" : null,
        },
    };

    private static string? Overflow(ImmutableArray<Attachment> files, Attachment file, FileLimits limits) =>
        files.Length >= limits.Most ? "Files.Full"
        : files.Sum(Weight) + Weight(file) <= limits.Together ? null
        : Weight(file) > limits.Together ? "Files.TooHeavy"
        : "Files.TooMuch";

    /// <summary>What a file will weigh at the hub: a picture is made as small as it must be.</summary>
    private static long Weight(Attachment file) => file.IsPicture ? Math.Min(file.Size ?? FileLimits.PictureShare, FileLimits.PictureShare) : file.Size ?? 0;

    private static string Thanks(ComplaintDraft draft, Intent.Attach attach) =>
        attach.Album is not null ? "Files.Album"
        : attach.Files.Any(IsVoice) && !draft.Files.Any(IsVoice) && !draft.Answered.Has(Questions.Story) ? "Files.Voice"
        : "Files.Kept";

    private static bool IsVoice(Attachment file) => file.Kind == AttachmentKind.Voice;
}
