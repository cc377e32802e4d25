using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LaporBot.Bot.Tests.House;

/// <summary>A shipped source file, read as text and as a syntax tree.</summary>
internal sealed class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = path;
        Text = text;
        Root = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["EMBEDDED_REDIS"])).GetCompilationUnitRoot();
    }

    /// <summary>Relative to the repository, with slashes.</summary>
    public string Path { get; }

    public string Text { get; }

    public CompilationUnitSyntax Root { get; }

    public int Lines => Text.AsSpan().Count('\n');

    public IEnumerable<string> Usings => Root.Usings.Select(directive => directive.Name?.ToString() ?? "");

    public static string Repository { get; } = FindRepository();

    /// <summary>Everything that ships, generated migrations aside.</summary>
    public static IReadOnlyList<SourceFile> Shipped { get; } = [.. Read("core"), .. Read("channels"), .. Read("bot")];

    public static SourceFile Parse(string path, string text) => new(path, text);

    public IEnumerable<(string Name, int Lines, int Line)> Methods() => Root.DescendantNodes()
        .OfType<BaseMethodDeclarationSyntax>()
        .Where(method => method.Body is not null || method.ExpressionBody is not null)
        .Select(method => (Name(method), Length(method), Line(method)));

    public int Line(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string Name(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax named => named.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        _ => method.Kind().ToString(),
    };

    private static int Length(BaseMethodDeclarationSyntax method)
    {
        var span = method.SyntaxTree.GetLineSpan(method.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static IEnumerable<SourceFile> Read(string folder) =>
        Directory.EnumerateFiles(System.IO.Path.Combine(Repository, folder), "*.cs", SearchOption.AllDirectories)
            .Select(path => System.IO.Path.GetRelativePath(Repository, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
                && !path.Contains("/Migrations/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(Repository, path))));

    private static string FindRepository([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path)!, "..", "..", ".."));
}
