using ScottPlot;

namespace LaporBot.Bot.Desk.Evaluation;

/// <summary>A bar: so many of a hundred, and how sure that is.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Value">How long.</param>
/// <param name="Text">What is written at its end.</param>
/// <param name="Interval">How far it may be off, where that is known.</param>
internal sealed record Bar(string Label, double Value, string Text, (double Low, double High)? Interval = null);

/// <summary>A curve over months; a month without a value leaves a gap.</summary>
internal sealed record Curve(string Name, IReadOnlyList<double?> Values);

/// <summary>
/// Charts as PNG. They are read on paper and by eyes that do not tell red from green: colours differ in lightness, curves in mark and
/// dash as well, and every number stands there as a number. The letters come with the program, since a bare container has none.
/// </summary>
internal static class Picture
{
    private const string Font = "Chart";
    private const int Width = 960;
    private const float Letters = 15;

    private static readonly Color Ink = Color.FromHex("#1b2430");
    private static readonly Color Grid = Color.FromHex("#d5dce3");
    private static readonly Color Blue = Color.FromHex("#0b5394");

    /// <summary>Light enough for the line of the interval over it.</summary>
    private static readonly Color Pale = Color.FromHex("#8ebbe3");

    private static readonly Color Target = Color.FromHex("#7a4b00");

    /// <summary>Each with its own dash and mark; dark, middle, light when printed in grey.</summary>
    private static readonly (Color Colour, LinePattern Dash, MarkerShape Mark)[] Strokes =
    [
        (Blue, LinePattern.Solid, MarkerShape.FilledCircle),
        (Color.FromHex("#d55e00"), LinePattern.Dashed, MarkerShape.FilledSquare),
        (Color.FromHex("#3593cf"), LinePattern.Dotted, MarkerShape.FilledTriangleUp),
    ];

    static Picture() => Fonts.AddFontFile(Font, Path.Combine(AppContext.BaseDirectory, "fonts", "DejaVuSans.ttf"));

    /// <summary>Bars beside one another, the first on top.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="most">Where the axis ends; null to fit the bars.</param>
    /// <param name="lines">Values all bars are measured by, with their names.</param>
    public static byte[] Bars(string title, IReadOnlyList<Bar> bars, double? most = null, params IReadOnlyList<(double At, string Name)> lines)
    {
        var plot = Open(title);
        Measure(plot, lines);
        for (var i = 0; i < bars.Count; i++)
        {
            var bar = plot.Add.Bar(position: -i, value: bars[i].Value);
            bar.Horizontal = true;
            bar.Color = Pale;
            if (bars[i].Interval is { } interval)
            {
                var whisker = plot.Add.Line(interval.Low, -i, interval.High, -i);
                whisker.Color = Ink;
                whisker.LineWidth = 2;
            }

            var end = Math.Max(bars[i].Value, bars[i].Interval?.High ?? 0);
            var text = plot.Add.Text($" {bars[i].Text} ", end, -i);
            text.Alignment = Alignment.MiddleLeft;
            Shape(text.LabelStyle);
            text.LabelBackgroundColor = Colors.White;
        }

        plot.Axes.Bottom.TickGenerator = most is null
            ? new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true, MinorTickGenerator = new ScottPlot.TickGenerators.EvenlySpacedMinorTickGenerator(1) }
            : new ScottPlot.TickGenerators.NumericManual([.. Enumerable.Range(0, 6).Select(i => new Tick(i * 20, $"{i * 20}"))]);
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. bars.Select((bar, i) => new Tick(-i, Cut(bar.Label)))]);
        plot.Axes.SetLimits(0, most ?? Math.Max(1, bars.Select(bar => bar.Value).DefaultIfEmpty().Max() * 1.25), -bars.Count + 0.4, lines.Count > 0 ? 1.1 : 0.6);
        plot.Grid.YAxisStyle.IsVisible = false;
        return plot.GetImageBytes(Width, Math.Max(200, 110 + (bars.Count * 38)), ImageFormat.Png);
    }

    /// <summary>Curves of percentages over months.</summary>
    public static byte[] Curves(string title, IReadOnlyList<string> months, IReadOnlyList<Curve> curves, params IReadOnlyList<(double At, string Name)> lines)
    {
        var plot = Open(title);
        foreach (var (curve, stroke) in curves.Zip(Strokes))
        {
            var line = plot.Add.Scatter([.. Enumerable.Range(0, months.Count).Select(i => (double)i)], curve.Values.Select(value => value ?? double.NaN).ToArray());
            (line.Color, line.LinePattern, line.MarkerShape) = (stroke.Colour, stroke.Dash, stroke.Mark);
            (line.LineWidth, line.MarkerSize, line.LegendText) = (3, 9, curve.Name);
        }

        foreach (var (at, name) in lines)
        {
            var line = plot.Add.HorizontalLine(at, 2, Target, LinePattern.DenselyDashed);
            line.ExcludeFromLegend = true;
            var text = plot.Add.Text(name, months.Count - 0.55, at);
            text.Alignment = Alignment.LowerRight;
            Shape(text.LabelStyle, Target);
        }

        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericManual([.. months.Select((month, i) => new Tick(i, month))]);
        plot.Axes.SetLimits(-0.5, months.Count - 0.5, 0, 105);
        var legend = plot.ShowLegend(Edge.Bottom);
        (legend.Legend.FontName, legend.Legend.FontSize, legend.Legend.OutlineWidth, legend.Legend.ShadowColor) = (Font, Letters, 0, Colors.Transparent);
        return plot.GetImageBytes(Width, 420, ImageFormat.Png);
    }

    private static Plot Open(string title)
    {
        var plot = new Plot();
        plot.Title(title, 18);
        plot.Axes.Title.Label.FontName = Font;
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Color(Ink);
        plot.Grid.MajorLineColor = Grid;
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.TickLabelStyle.FontName = Font;
            axis.TickLabelStyle.FontSize = Letters;
        }

        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        return plot;
    }

    private static void Measure(Plot plot, IReadOnlyList<(double At, string Name)> lines)
    {
        var most = lines.Select(line => line.At).DefaultIfEmpty().Max();
        foreach (var (at, name) in lines)
        {
            plot.Add.VerticalLine(at, 2, Target, LinePattern.DenselyDashed);

            // The names stand on either side, so that two lines close together do not write over one another.
            var text = plot.Add.Text($" {name} ", at, 1.05);
            text.Alignment = at == most ? Alignment.UpperLeft : Alignment.UpperRight;
            Shape(text.LabelStyle, Target);
        }
    }

    private static void Shape(LabelStyle style, Color? colour = null) => (style.FontName, style.FontSize, style.ForeColor) = (Font, Letters, colour ?? Ink);

    private static string Cut(string label) => label.Length <= 40 ? label : $"{label[..39]}…";
}
