using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Cases;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Core.Messages;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>
/// Sends answers whose files the channel still holds: fetched, cleaned as a citizen's are, put on the shelf under a name made of the
/// answer, and sent. A crash anywhere does the same again and changes nothing.
/// </summary>
internal sealed class ReplyCourier(ReplyDrafts drafts, ReplyPost post, OfficialFiles files, DeskPlaces places, TimeProvider time)
{
    /// <summary>A channel that will not give a file for so long will not give it at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const string Verdict = "Telegram.Verdict.";

    /// <exception cref="Core.Ports.StoreUnavailableException">It goes on later.</exception>
    public async Task CarryAsync(CancellationToken cancellationToken)
    {
        foreach (var (draft, author, since) in await drafts.FetchingAsync(cancellationToken))
        {
            var speech = places.In(author.Language);
            if (author.RevokedAt is not null)
            {
                await drafts.FailAsync(draft.Id, speech.Say("Telegram.Stale"), cancellationToken);
                continue;
            }

            var (fetched, isHopeless) = await files.FetchAsync(draft, cancellationToken);
            if (fetched is { } all)
            {
                var result = await post.SendAsync(Actor.Of(author, TelegramBinding.Source), draft, all, null, cancellationToken);
                if (!result.IsDone)
                {
                    await drafts.FailAsync(draft.Id, speech.Say(Verdict + result.Verdict, draft.Ticket.ToString()), cancellationToken);
                }
            }
            else if (isHopeless || time.GetUtcNow() - since > Patience)
            {
                await drafts.FailAsync(draft.Id, speech.Say("Telegram.FilesFailed", draft.Ticket.ToString()), cancellationToken);
            }
        }
    }
}

/// <summary>Files of an answer, from the channel to the shelf.</summary>
internal sealed class OfficialFiles(FileFetcher fetcher, FileCleaner cleaner, FileShelf shelf)
{
    /// <summary>What one file may weigh once it is clean.</summary>
    private static readonly FileRoom Room = new(1024 * 1024, 10 * 1024 * 1024);

    /// <returns>The files; or null, and whether another try is of no use.</returns>
    public async Task<(ImmutableArray<OfficialFile>? Files, bool IsHopeless)> FetchAsync(ReplyDraft draft, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<OfficialFile>();
        foreach (var pointer in draft.Files)
        {
            try
            {
                var (bytes, _) = await fetcher.FetchAsync(TelegramBinding.Channel, pointer, cancellationToken);
                var source = bytes is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes));
                if (bytes is null || cleaner.Clean(bytes, Room) is not { Bytes: { } clean, ContentType: { } type })
                {
                    return (null, true);
                }

                var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{draft.Id:N}:{RandomOf(draft)}:{files.Count}")).AsSpan(0, 16));
                var stored = await shelf.PutAsync(id, clean, type, source, cancellationToken);
                files.Add(new OfficialFile(id, Name(pointer, files.Count + 1, type), stored));
            }
            catch (IOException)
            {
                return (null, false);
            }
        }

        return (files.ToImmutable(), false);
    }

    /// <summary>The channel's pointer to a file is known to nobody outside: with it the name cannot be guessed.</summary>
    private static string RandomOf(ReplyDraft draft) => draft.Files[0].Source;

    private static string Name(Attachment pointer, int number, string type) =>
        type.StartsWith("image/", StringComparison.Ordinal) ? $"foto-{number}.jpg" : CleanName(pointer.Name) ?? $"berkas-{number}";

    private static string? CleanName(string? name) => name is { Length: > 0 and <= 80 } && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 ? name : null;
}
