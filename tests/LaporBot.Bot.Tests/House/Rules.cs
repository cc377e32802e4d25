using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LaporBot.Bot.Tests.House;

/// <summary>The rules of the house as functions: files in, faults out, each with file, line and the mend.</summary>
internal static partial class Rules
{
    private static readonly (string Library, string Home)[] Homes =
    [
        ("Stateless", "core/Conversations/ConversationMachine.cs"),
        ("Telegram.Bot", "channels/Telegram/"),
        ("Microsoft.Bot", "channels/WebChat/"),
        ("StackExchange.Redis", "bot/Redis/"),
        ("Garnet", "bot/Redis/Embedded/"),
        ("Tsavorite", "bot/Redis/Embedded/"),
        ("Microsoft.EntityFrameworkCore", "bot/Ledger/"),
        ("Npgsql", "bot/Ledger/"),
        ("SkiaSharp", "bot/Files/"),
        ("ScottPlot", "bot/Desk/Evaluation/"),
        ("SpreadCheetah", "bot/Desk/Evaluation/"),
        ("OpenTelemetry", "bot/Telemetry.cs"),
        ("Polly", "bot/Hub/"),
        ("Microsoft.Extensions.Http.Resilience", "bot/Hub/"),
    ];

    private static readonly string[] RefusedNames = ["Manager", "Helper", "Util", "Utils", "Service", "Handler"];

    /// <summary>GeoReport's own word, and what the framework calls a message handler, its base classes and its bots.</summary>
    private static readonly string[] AllowedNames = ["HubService", "ActivityHandler", "DelegatingHandler", "HubBodyHandler"];

    public static IEnumerable<string> EveryLibraryHasOneHome(IEnumerable<SourceFile> files) =>
        from file in files
        from used in file.Usings
        from home in Homes
        where (used == home.Library || used.StartsWith($"{home.Library}.", StringComparison.Ordinal))
            && !file.Path.StartsWith(home.Home, StringComparison.Ordinal)
        select $"{file.Path}: uses {used}; {home.Library} lives in {home.Home}. Move the code there.";

    public static IEnumerable<string> FilesAreShort(IEnumerable<SourceFile> files, int most) =>
        from file in files
        where file.Lines > most
        select $"{file.Path}: {file.Lines} lines, at most {most}. Split it by what its parts are.";

    public static IEnumerable<string> MethodsAreShort(IEnumerable<SourceFile> files, int most) =>
        from file in files
        from method in file.Methods()
        where method.Lines > most
        select $"{file.Path}({method.Line}): {method.Name} has {method.Lines} lines, at most {most}. Take parts out.";

    public static IEnumerable<string> ConstructorsAreNarrow(IEnumerable<SourceFile> files, int most) =>
        from file in files
        from type in file.Root.DescendantNodes().OfType<ClassDeclarationSyntax>()
        let widest = type.Members.OfType<ConstructorDeclarationSyntax>().Select(constructor => constructor.ParameterList.Parameters.Count)
            .Append(type.ParameterList?.Parameters.Count ?? 0).Max()
        where widest > most
        select $"{file.Path}({file.Line(type)}): {type.Identifier.Text} takes {widest} parameters, at most {most}. It does too much, or two of them belong together.";

    public static IEnumerable<string> InterfacesAreFewAndSmall(IReadOnlyList<SourceFile> files, int most, int members)
    {
        var interfaces = files.SelectMany(file => file.Root.DescendantNodes().OfType<InterfaceDeclarationSyntax>().Select(type => (file, type))).ToArray();
        foreach (var (file, type) in interfaces.Where(pair => pair.type.Members.Count > members))
        {
            yield return $"{file.Path}({file.Line(type)}): {type.Identifier.Text} has {type.Members.Count} members, at most {members}. A rare ability is a second interface.";
        }

        if (interfaces.Length > most)
        {
            yield return $"{interfaces.Length} interfaces, at most {most}: {string.Join(", ", interfaces.Select(pair => pair.type.Identifier.Text))}. One with a single implementation is a class.";
        }
    }

    public static IEnumerable<string> NamesSayWhatAThingIs(IEnumerable<SourceFile> files) =>
        from file in files
        from type in file.Root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        let name = type.Identifier.Text
        where RefusedNames.Any(refused => name.EndsWith(refused, StringComparison.Ordinal)) && !AllowedNames.Contains(name)
        select $"{file.Path}({file.Line(type)}): {name}. Name the thing by what it is.";

    public static IEnumerable<string> LinesDoNotMatch(IEnumerable<SourceFile> files, Regex pattern, string mend) =>
        from file in files
        from line in file.Text.Split('\n').Select((text, index) => (text, index))
        where pattern.IsMatch(line.text)
        select $"{file.Path}({line.index + 1}): {line.text.Trim()}. {mend}";

    /// <summary>What swallows anything says why, where it does so.</summary>
    public static IEnumerable<string> BlanketCatchesSayWhy(IEnumerable<SourceFile> files) =>
        from file in files
        let lines = file.Text.Split('\n')
        from index in Enumerable.Range(0, lines.Length)
        where BlanketCatch().IsMatch(lines[index]) && !lines.Skip(index - 1).Take(7).Any(line => line.Contains("//", StringComparison.Ordinal) || line.Trim() == "throw;")
        select $"{file.Path}({index + 1}): {lines[index].Trim()}. Catch what you can name, or write the reason under it.";

    public static IEnumerable<string> PortsAndOptionsAreDocumented(IEnumerable<SourceFile> files) =>
        from file in files
        where file.Path.StartsWith("core/Ports/", StringComparison.Ordinal) || file.Path.EndsWith("Options.cs", StringComparison.Ordinal)
        from member in file.Root.DescendantNodes().OfType<MemberDeclarationSyntax>()
        where (member is TypeDeclarationSyntax or PropertyDeclarationSyntax || (member is MethodDeclarationSyntax && file.Path.StartsWith("core/", StringComparison.Ordinal)))
            && IsPublic(member) && !member.GetLeadingTrivia().ToFullString().Contains("///", StringComparison.Ordinal)
        select $"{file.Path}({file.Line(member)}): say what it means, its unit and its errors in an XML comment.";

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    public static partial Regex DirectLog();

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)\b|Stopwatch\.")]
    public static partial Regex WallClock();

    /// <summary><c>Task.Result</c> and <c>Wait()</c> are banned symbols already: the compiler sees types, this sees text.</summary>
    [GeneratedRegex(@"async void|\.GetAwaiter\(\)\.GetResult\(\)|Thread\.Sleep|\.Wait\(\)")]
    public static partial Regex Blocking();

    [GeneratedRegex(@"CreateTransaction|\.Stream(Add|Read|Ack|Range)\w*\(|FLUSHALL|FLUSHDB|""KEYS""")]
    public static partial Regex UnsafeRedis();

    [GeneratedRegex(@"\$""\{?[^""]*(lb:|\bc:\{|\bw:\{)")]
    public static partial Regex RedisKey();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    public static partial Regex Unfinished();

    [GeneratedRegex(@"catch\s*(\(\s*Exception(\s+\w+)?\s*\))?\s*$")]
    private static partial Regex BlanketCatch();

    private static bool IsPublic(MemberDeclarationSyntax member) =>
        member.Parent is InterfaceDeclarationSyntax || member.Modifiers.Any(modifier => modifier.Text == "public") || member is TypeDeclarationSyntax { Parent: not TypeDeclarationSyntax };
}
