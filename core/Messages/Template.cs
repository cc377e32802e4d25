using System.Collections.Immutable;
using System.Text;

namespace LaporBot.Core.Messages;

/// <summary>A sentence taken apart once, so that saying it is only joining.</summary>
internal sealed class Template
{
    private readonly ImmutableArray<ImmutableArray<Piece>> _stretches;

    private Template(ImmutableArray<Piece> pieces)
    {
        _stretches = Stretches(pieces);
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

        var runs = ImmutableArray.CreateBuilder<TextRun>(_stretches.Length);
        foreach (var stretch in _stretches)
        {
            runs.Add(stretch.Length == 1 ? Filled(stretch[0], args) : Joined(stretch, args));
        }

        return runs.MoveToImmutable();
    }

    private static TextRun Filled(Piece piece, ImmutableArray<string> args) =>
        piece.Place < 0 || piece.Place >= args.Length ? piece.Run : piece.Run with { Text = args[piece.Place] };

    /// <summary>Neighbours of one style are one run, whatever places they hold.</summary>
    private static TextRun Joined(ImmutableArray<Piece> stretch, ImmutableArray<string> args)
    {
        var texts = new string[stretch.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Filled(stretch[i], args).Text;
        }

        return new TextRun(string.Concat(texts), stretch[0].Run.Style);
    }

    private static ImmutableArray<ImmutableArray<Piece>> Stretches(ImmutableArray<Piece> pieces)
    {
        var stretches = ImmutableArray.CreateBuilder<ImmutableArray<Piece>>();
        for (int start = 0, end; start < pieces.Length; start = end)
        {
            for (end = start + 1; end < pieces.Length && pieces[end].Run.Style == pieces[start].Run.Style; end++)
            {
            }

            stretches.Add(pieces[start..end]);
        }

        return stretches.ToImmutable();
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
