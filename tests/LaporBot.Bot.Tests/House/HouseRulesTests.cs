using System.Text.RegularExpressions;
using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using LaporBot.Bot.Hub;
using LaporBot.Channels.Telegram;
using LaporBot.Channels.WebChat;
using LaporBot.Core;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace LaporBot.Bot.Tests.House;

/// <summary>Style, size and direction are build failures, so that a review can talk about meaning.</summary>
public sealed class HouseRulesTests
{
    private static readonly Architecture Built = new ArchLoader()
        .LoadAssemblies(typeof(Intake).Assembly, typeof(TelegramRegistration).Assembly, typeof(WebChatRegistration).Assembly, typeof(HubRegistration).Assembly)
        .Build();

    private static IReadOnlyList<SourceFile> Files => SourceFile.Shipped;

    [Theory]
    [InlineData(@"LaporBot\.Core(\..*)?", @"LaporBot\.(Channels|Bot)(\..*)?")]
    [InlineData(@"LaporBot\.Channels\.Telegram(\..*)?", @"LaporBot\.(Channels\.WebChat|Bot)(\..*)?")]
    [InlineData(@"LaporBot\.Channels\.WebChat(\..*)?", @"LaporBot\.(Channels\.Telegram|Bot)(\..*)?")]
    public void Dependencies_point_to_the_core(string room, string refused)
    {
        var rule = Types().That().ResideInNamespaceMatching($"^{room}$").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{refused}$"));
        Assert.True(rule.HasNoViolations(Built), string.Join('\n', rule.Evaluate(Built).Where(result => !result.Passed).Select(result => result.Description)));
    }

    [Theory]
    [InlineData("core/LaporBot.Core.csproj", "")]
    [InlineData("channels/Telegram/LaporBot.Channels.Telegram.csproj", "LaporBot.Core")]
    [InlineData("channels/WebChat/LaporBot.Channels.WebChat.csproj", "LaporBot.Core")]
    [InlineData("bot/LaporBot.Bot.csproj", "LaporBot.Channels.Telegram,LaporBot.Channels.WebChat,LaporBot.Core")]
    public void Projects_reference_what_they_may(string project, string expected)
    {
        var referenced = XDocument.Load(Path.Combine(SourceFile.Repository, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(',', referenced));
    }

    [Fact]
    public void Every_library_has_one_home() => Clean(Rules.EveryLibraryHasOneHome(Files));

    [Fact]
    public void Files_stay_short()
    {
        var lines = Files.Select(file => file.Lines).Order().ToArray();
        Clean(Rules.FilesAreShort(Files, 300));
        Assert.InRange(lines[lines.Length / 2], 1, 60);
        Assert.InRange(lines[(int)(lines.Length * 0.9)], 1, 170);
    }

    [Fact]
    public void Methods_stay_short()
    {
        var lines = Files.SelectMany(file => file.Methods()).Select(method => method.Lines).Order().ToArray();
        Clean(Rules.MethodsAreShort(Files, 60));
        Assert.InRange(lines[lines.Length / 2], 1, 9);
        Assert.InRange(lines[(int)(lines.Length * 0.9)], 1, 30);
    }

    [Fact]
    public void Constructors_take_at_most_five() => Clean(Rules.ConstructorsAreNarrow(Files, 5));

    [Fact]
    public void Interfaces_are_few_and_small() => Clean(Rules.InterfacesAreFewAndSmall(Files, 12, 4));

    [Fact]
    public void Names_say_what_a_thing_is() => Clean(Rules.NamesSayWhatAThingIs(Files));

    [Fact]
    public void Program_is_a_table_of_contents() => Clean(Rules.FilesAreShort(Files.Where(file => file.Path == "bot/Program.cs"), 60));

    [Fact]
    public void Ports_and_options_are_documented() => Clean(Rules.PortsAndOptionsAreDocumented(Files));

    [Fact]
    public void Logs_are_generated_methods() => Clean(Rules.LinesDoNotMatch(Files, Rules.DirectLog(), "Add a [LoggerMessage] to the folder's Log.cs."));

    [Fact]
    public void Time_comes_from_TimeProvider() => Clean(Rules.LinesDoNotMatch(Files, Rules.WallClock(), "Take a TimeProvider."));

    [Fact]
    public void Nothing_blocks_and_nothing_is_forgotten() => Clean(Rules.LinesDoNotMatch(Files, Rules.Blocking(), "Return a Task and await it."));

    [Fact]
    public void Nothing_is_left_unfinished() => Clean(Rules.LinesDoNotMatch(Files, Rules.Unfinished(), "Finish it, or write down why not in a decision record."));

    [Fact]
    public void Blanket_catches_say_why() => Clean(Rules.BlanketCatchesSayWhy(Files));

    [Fact]
    public void Redis_keys_stand_in_one_file() =>
        Clean(Rules.LinesDoNotMatch(Files.Where(file => file.Path.StartsWith("bot/", StringComparison.Ordinal) && file.Path != "bot/Redis/RedisKeys.cs"), Rules.RedisKey(), "Add the key to RedisKeys.cs."));

    [Fact]
    public void Redis_is_used_the_way_both_servers_share() =>
        Clean(Rules.LinesDoNotMatch(Files.Where(file => file.Path.StartsWith("bot/Redis/", StringComparison.Ordinal)), Rules.UnsafeRedis(), "One key, one script."));

    [Fact]
    public void Both_languages_have_every_sentence_with_the_same_places()
    {
        var indonesian = Wording("Wording.resx");
        var english = Wording("Wording.en.resx");
        Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in indonesian)
        {
            Assert.True(Places(text).SetEquals(Places(english[key])), $"{key} has other places in English.");
            Assert.True(text.Length <= 900, $"{key} is longer than a screen.");
            Assert.Equal(0, Regex.Count(text, @"\*\*") % 2);
        }
    }

    [Fact]
    public void Every_sentence_named_in_the_code_exists_and_every_one_that_exists_is_named()
    {
        var keys = Wording("Wording.resx").Keys.ToHashSet();
        var text = string.Concat(Files.Select(file => file.Text));
        var families = new[] { "Field.", "State.", "Next.", "Kind.", "Choice.Wrong.", "Event.", "Archive." };
        var unused = keys.Where(key => !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)) && !text.Contains($"\"{key}\"", StringComparison.Ordinal));
        Assert.Empty(unused);
        var others = string.Concat(Files.Where(file => !file.Path.StartsWith("bot/Desk/", StringComparison.Ordinal)).Select(file => file.Text));
        var named = Regex.Matches(others, @"(?:Say|Object|Label|Reply|Text)\((?:[\w.]+, )?""(?<key>[A-Z][A-Za-z.]+)""").Select(match => match.Groups["key"].Value);
        Assert.DoesNotContain(named, key => key.Contains('.', StringComparison.Ordinal) && !keys.Contains(key));
    }

    [Fact]
    public void The_desk_says_everything_in_both_languages_and_nothing_else()
    {
        var folder = Path.Combine(SourceFile.Repository, "bot", "Desk");
        var pages = Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories).Select(File.ReadAllText);
        var text = string.Concat([.. Files.Where(file => file.Path.StartsWith("bot/", StringComparison.Ordinal)).Select(file => file.Text), .. pages]);
        var families = Regex.Matches(text, @"""(?<family>[A-Z][A-Za-z]+\.(?:[A-Za-z]+\.)*)[""{]").Select(match => match.Groups["family"].Value).ToHashSet();
        var keys = new HashSet<string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "Texts"), "*.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)))
        {
            var indonesian = Sentences(file);
            var english = Sentences(Path.ChangeExtension(file, ".en.resx"));
            Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
            Assert.All(indonesian, pair => Assert.True(Places(pair.Value).SetEquals(Places(english[pair.Key])), $"{pair.Key} has other places in English."));
            Assert.All(indonesian.Keys, key => Assert.StartsWith($"{Path.GetFileNameWithoutExtension(file)}.", key, StringComparison.Ordinal));
            keys.UnionWith(indonesian.Keys);
        }

        Assert.DoesNotContain(keys, key => !text.Contains($"\"{key}\"", StringComparison.Ordinal) && !families.Any(family => key.StartsWith(family, StringComparison.Ordinal)));
        var named = Regex.Matches(text, @"Words\[""(?<key>[A-Z][A-Za-z.]+[A-Za-z])""").Select(match => match.Groups["key"].Value);
        Assert.DoesNotContain(named, key => !keys.Contains(key));
    }

    [Theory]
    [InlineData("core/A.cs", "using Stateless;\n", nameof(Rules.EveryLibraryHasOneHome))]
    [InlineData("bot/A.cs", "class A { void M() { logger.LogInformation(\"x\"); } }\n", nameof(Rules.DirectLog))]
    [InlineData("bot/A.cs", "var now = DateTime.UtcNow;\n", nameof(Rules.WallClock))]
    [InlineData("bot/A.cs", "class OrderManager { }\n", nameof(Rules.NamesSayWhatAThingIs))]
    [InlineData("bot/A.cs", "class A(int a, int b, int c, int d, int e, int f);\n", nameof(Rules.ConstructorsAreNarrow))]
    [InlineData("bot/AOptions.cs", "public class AOptions { public int B { get; set; } }\n", nameof(Rules.PortsAndOptionsAreDocumented))]
    [InlineData("bot/A.cs", "        catch (Exception error)\n", nameof(Rules.BlanketCatchesSayWhy))]
    public void Every_rule_can_fail(string path, string text, string rule)
    {
        SourceFile[] files = [SourceFile.Parse(path, text)];
        var faults = rule switch
        {
            nameof(Rules.EveryLibraryHasOneHome) => Rules.EveryLibraryHasOneHome(files),
            nameof(Rules.DirectLog) => Rules.LinesDoNotMatch(files, Rules.DirectLog(), ""),
            nameof(Rules.WallClock) => Rules.LinesDoNotMatch(files, Rules.WallClock(), ""),
            nameof(Rules.NamesSayWhatAThingIs) => Rules.NamesSayWhatAThingIs(files),
            nameof(Rules.ConstructorsAreNarrow) => Rules.ConstructorsAreNarrow(files, 5),
            nameof(Rules.BlanketCatchesSayWhy) => Rules.BlanketCatchesSayWhy(files),
            _ => Rules.PortsAndOptionsAreDocumented(files),
        };
        Assert.NotEmpty(faults);
    }

    private static void Clean(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));

    private static Dictionary<string, string> Wording(string file) => Sentences(Path.Combine(SourceFile.Repository, "core/Messages", file));

    private static Dictionary<string, string> Sentences(string path) =>
        XDocument.Load(path).Descendants("data")
            .ToDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value);

    private static HashSet<string> Places(string text) => [.. Regex.Matches(text, @"\{\d\}").Select(match => match.Value)];
}
