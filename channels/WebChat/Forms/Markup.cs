using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using LaporBot.Core.Messages;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>
/// Finished HTML. It is only ever made of literals of the code and of values that were encoded on their way in, so nothing a
/// person wrote can become a tag or an attribute of its own. Attribute values stand in double quotes.
/// </summary>
internal sealed record Markup(string Html)
{
    /// <summary>Nothing.</summary>
    public static readonly Markup None = new(string.Empty);

    /// <summary>HTML with encoded holes.</summary>
    public static Markup Of(ref MarkupWriter html) => new(html.ToString());

    /// <summary>One after another.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    /// <summary>The markup if it is wanted.</summary>
    public static Markup When(bool isWanted, Markup markup) => isWanted ? markup : None;

    /// <summary>A sentence in its styles, its lines apart.</summary>
    public static Markup Text(IEnumerable<TextRun> runs) => Join(runs.Select(run => run.Style switch
    {
        TextStyle.Bold => Of($"<b>{Lines(run.Text)}</b>"),
        TextStyle.Code => Of($"<code>{run.Text}</code>"),
        _ => Lines(run.Text),
    }));

    /// <summary>Plain text, its lines apart.</summary>
    public static Markup Lines(string text) =>
        new(string.Join("<br>", text.Split('\n').Select(line => HtmlEncoder.Default.Encode(line))));

    public override string ToString() => Html;
}

/// <summary>Encodes whatever is put into the holes, markup aside.</summary>
[InterpolatedStringHandler]
internal readonly struct MarkupWriter(int literalLength, int formattedCount)
{
    private const int PerHole = 16;

    private readonly StringBuilder _html = new(literalLength + (formattedCount * PerHole));

    public void AppendLiteral(string literal) => _html.Append(literal);

    public void AppendFormatted(Markup markup) => _html.Append(markup.Html);

    public void AppendFormatted(string? text) => _html.Append(HtmlEncoder.Default.Encode(text ?? string.Empty));

    public override string ToString() => _html.ToString();
}
