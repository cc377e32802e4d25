using System.Collections.Immutable;
using System.Text;

namespace LaporBot.Core.Messages;

/// <summary>A sentence taken apart once, so that saying it is only joining.</summary>
internal sealed class Template
{
    private readonly ImmutableArray<Piece> _pieces;

    private Template(ImmutableArray<Piece> pieces)
    {
        _pieces = pieces;
        Label = string.Concat(pieces.Select(piece => piece.Run.Text));
        Constant = pieces.Any(piece => piece.Place >= 0) ? default : [.. pieces.Select(piece => piece.Run)];
    }

    /// <summary>The text without styles and with its places left out.</summary>
    public string Label { get; }

    private ImmutableArray<TextRun> Constant { get; }

    /// <summary>Splits at <c>**</c>, <c>`</c> and <c>{n}</c>.</summary>
    public static Template Parse(string source)
    {
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var text = new StringBuilder();
        var style = TextStyle.Plain;
        for (var i = 0; i < source.Length; i++)
        {
            var isBold = source[i] == '*' && i + 1 < source.Length && source[i + 1] == '*';
            var isPlace = source[i] == '{' && i + 2 < source.Length && source[i + 2] == '}' && char.IsAsciiDigit(source[i + 1]);
            if (!isBold && !isPlace && source[i] != '`')
            {
                text.Append(source[i]);
                continue;
            }

            Flush(pieces, text, style);
            if (isPlace)
            {
                pieces.Add(new Piece(new TextRun("", style), source[i + 1] - '0'));
            }

            style = isPlace ? style : Toggle(style, isBold ? TextStyle.Bold : TextStyle.Code);
            i += isPlace ? 2 : isBold ? 1 : 0;
        }

        Flush(pieces, text, style);
        return new Template(pieces.ToImmutable());
    }

    public ImmutableArray<TextRun> Fill(ImmutableArray<string> args)
    {
        if (!Constant.IsDefault)
        {
            return Constant;
        }

        var runs = ImmutableArray.CreateBuilder<TextRun>(_pieces.Length);
        foreach (var piece in _pieces)
        {
            runs.Add(piece.Place < 0 || piece.Place >= args.Length ? piece.Run : piece.Run with { Text = args[piece.Place] });
        }

        return runs.MoveToImmutable();
    }

    private static TextStyle Toggle(TextStyle now, TextStyle mark) => now == mark ? TextStyle.Plain : mark;

    private static void Flush(ImmutableArray<Piece>.Builder pieces, StringBuilder text, TextStyle style)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Piece(new TextRun(text.ToString(), style), -1));
            text.Clear();
        }
    }

    private readonly record struct Piece(TextRun Run, int Place);
}
