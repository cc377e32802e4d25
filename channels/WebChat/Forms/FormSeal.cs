using System.Security.Cryptography;
using System.Text;
using LaporBot.Channels.WebChat.Tokens;
using LaporBot.Core.Forms;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// What a form carries instead of a session: its draft's id, sealed. Without a seal of ours nothing is filed, and the address of a
/// receipt cannot be guessed. It has no end: the same draft files one complaint, however often it comes.
/// </summary>
internal sealed class FormSeal(SigningKeys keys)
{
    private const int IdLength = 32;

    /// <summary>A fresh draft for a fresh page.</summary>
    public static Guid Draw() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>Who sends this draft: an address no chat has.</summary>
    public static ReplyAddress SenderOf(Guid draft) => new(WebChatChannel.ChannelName, $"{ComplaintForm.AddressPrefix}{draft:N}");

    /// <summary>For a field of the form: whoever has it may send the draft.</summary>
    public string ForPage(Guid draft) => Seal("form", draft);

    /// <summary>For the address of a receipt: whoever has it may read the case, and send nothing.</summary>
    public string ForReceipt(Guid draft) => Seal("receipt", draft);

    /// <summary>The draft of a page; null when the seal is not ours.</summary>
    public Guid? OfPage(string? seal) => Open("form", seal);

    /// <summary>The draft of a receipt; null when the seal is not ours.</summary>
    public Guid? OfReceipt(string? seal) => Open("receipt", seal);

    private string Seal(string purpose, Guid draft) => $"{draft:N}{Sign(keys.All[0].Key, purpose, draft)}";

    private Guid? Open(string purpose, string? seal)
    {
        if (seal is null || seal.Length <= IdLength || !Guid.TryParseExact(seal[..IdLength], "N", out var draft))
        {
            return null;
        }

        var given = Encoding.UTF8.GetBytes(seal[IdLength..]);
        var isOurs = keys.All.Any(key => CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(Sign(key.Key, purpose, draft))));
        return isOurs ? draft : null;
    }

    private static string Sign(byte[] key, string purpose, Guid draft) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\n{draft:N}")));
}
