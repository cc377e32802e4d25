using System.Text;
using LaporBot.Bot.Ledger;

namespace LaporBot.Bot.Files;

/// <summary>Opens what is sent to a person as a document: a copy of their data, or a file an official put with an answer.</summary>
internal sealed class Papers(People people, FileQueue files, FileShelf shelf)
{
    /// <returns>Null when it has expired, was erased or never was.</returns>
    /// <exception cref="Core.Ports.StoreUnavailableException">Worth another try.</exception>
    public async Task<byte[]?> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (await people.DocumentAsync(id, cancellationToken) is { } document)
        {
            return Encoding.UTF8.GetBytes(document.Content);
        }

        return await files.FindAsync(id, cancellationToken) is { Stored: { } stored } && File.Exists(shelf.PathOf(stored))
            ? await File.ReadAllBytesAsync(shelf.PathOf(stored), cancellationToken)
            : null;
    }
}
