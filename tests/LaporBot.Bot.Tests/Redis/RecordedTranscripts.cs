using System.Text;
using LaporBot.Bot.Redis.Stored;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Redis;

/// <summary>
/// Conversations as released versions left them, one line for each step of a filing. Each must open in this version and go on to a
/// ticket: a deploy strands nobody. Record a file with each release; never change an old one.
/// </summary>
public sealed class RecordedTranscripts
{
    private static readonly ReplyAddress Citizen = new("test", "4711");

    public static TheoryData<string, int> Steps
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var path in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Redis", "Recorded"), "conversations-*.jsonl"))
            {
                for (var line = 0; line < File.ReadAllLines(path).Length; line++)
                {
                    data.Add(Path.GetFileName(path), line);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task An_open_draft_of_a_released_version_goes_on_to_a_ticket(string file, int line)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Redis", "Recorded", file), TestContext.Current.CancellationToken);
        var recorded = ConversationCodec.Read(Encoding.UTF8.GetBytes(lines[line]));
        var (store, ledger) = (new InMemoryConversationStore(), new InMemoryLedger());
        Assert.Null(await store.CommitAsync(Citizen, new StoredConversation(null, 0), recorded.Conversation!, TestContext.Current.CancellationToken));
        var chat = new ConversationScript(store, ledger, Citizen.Value) { Before = 1000 };

        await chat.FillsUntil("diterima dan tersimpan");

        var filed = Assert.Single(ledger.Filed).Complaint;
        Assert.Equal(recorded.Conversation!.Draft!.Id, filed.DraftId);
        Assert.Equal(recorded.Conversation.Draft.Story ?? filed.Story, filed.Story);
    }
}
