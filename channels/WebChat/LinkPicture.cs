using Microsoft.Bot.Schema;
using QRCoder;

namespace LaporBot.Channels.WebChat;

/// <summary>A link as a picture to be scanned with a phone: a few hundred bytes inside the message, so that nothing has to be fetched.</summary>
internal static class LinkPicture
{
    private const int PixelsPerModule = 4;

    public static Attachment Of(string link)
    {
        using var code = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return new Attachment("image/png", $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(PixelsPerModule))}", name: "QR");
    }
}
