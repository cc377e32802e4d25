using LaporBot.Core.Messages;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class PhrasePackTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("phrases");

    [Fact]
    public async Task A_local_language_greets_and_thanks_and_the_rest_is_Indonesian()
    {
        Write("sasak", """{"name":"Basa Sasak","greeting":"Berembe kabar?","thanks":"Tampi asih."}""");
        var chat = new ConversationScript(new InMemoryConversationStore(), new InMemoryLedger(), packs: PhrasePacks.Read(_folder.FullName, out var faults));
        Assert.Empty(faults);

        await chat.Says("/bahasa");
        await chat.Presses("Basa Sasak");
        chat.Sees("Basa Sasak", "bahasa Indonesia");
        await FilingScripts.AtReview(chat);
        await chat.Presses("Kirim");
        chat.Sees("diterima dan tersimpan", "Tampi asih.");
        await chat.Says("menu");
        chat.Sees("Berembe kabar?", "Selamat datang");
        await chat.Says("/bahasa id");
        await chat.Says("menu");
        chat.DoesNotSee("Berembe");
    }

    [Fact]
    public void Every_fault_of_every_file_is_named()
    {
        Write("id", """{"name":"Indonesia","greeting":"Halo","thanks":"Makasih"}""");
        Write("Sasak1", """{"name":"Basa Sasak","greeting":"","thanks":"x","salam":"y"}""");
        Write("mbojo", "[1]");
        Write("samawa", $$"""{"name":"Basa Samawa","greeting":"{{new string('a', 200)}}","thanks":"x"}""");

        _ = PhrasePacks.Read(_folder.FullName, out var faults);

        foreach (var part in (string[])["id.json", "Sasak1.json: the name", "Sasak1.json: 'greeting'", "'salam' is not known", "mbojo.json: not a JSON object", "samawa.json: 'greeting'"])
        {
            Assert.Contains(faults, fault => fault.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault_and_none_is_fine()
    {
        _ = PhrasePacks.Read(Path.Combine(_folder.FullName, "nowhere"), out var faults);
        Assert.Single(faults);
        Assert.Same(PhrasePacks.None, PhrasePacks.Read(null, out faults));
        Assert.Empty(faults);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string code, string json) => File.WriteAllText(Path.Combine(_folder.FullName, $"{code}.json"), json);
}
