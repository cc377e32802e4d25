using LaporBot.Core.Conversations;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class ConversationMachineTests
{
    private static readonly string Picture = Path.Combine(Root(), "core", "Conversations", "ConversationMachine.mmd");

    [Fact]
    public async Task The_picture_in_the_repository_is_the_one_the_code_prints()
    {
        var drawn = Dialogue.Draw().TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("LAPORBOT_ACCEPT") == "1")
        {
            await File.WriteAllTextAsync(Picture, drawn, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Picture, TestContext.Current.CancellationToken), drawn);
    }

    [Fact]
    public void Nothing_can_be_sent_from_a_question()
    {
        var machine = new ConversationMachine();
        var move = new Move(HasConsent: true, ConversationState.Review, ConversationState.Story, ConversationState.Title, ConversationState.Title);
        foreach (var question in Questionnaire.All)
        {
            Assert.Null(machine.Next(question.State, ConversationTrigger.File, move));
        }

        Assert.Equal(ConversationState.Idle, machine.Next(ConversationState.Review, ConversationTrigger.File, move));
    }

    [Fact]
    public void The_table_in_use_permits_what_the_picture_shows()
    {
        var (used, drawn) = (new ConversationMachine(), new ConversationMachine(groupsQuestions: true));
        var move = new Move(HasConsent: true, ConversationState.Region, ConversationState.Story, ConversationState.Title, ConversationState.Files);
        foreach (var state in Enum.GetValues<ConversationState>().Where(state => state is not (ConversationState.Filling or ConversationState.LookingAfter)))
        {
            foreach (var trigger in Enum.GetValues<ConversationTrigger>())
            {
                Assert.Equal(drawn.Next(state, trigger, move), used.Next(state, trigger, move));
            }
        }
    }

    [Fact]
    public void A_draft_without_consent_never_reaches_a_question()
    {
        var machine = new ConversationMachine();
        var move = new Move(HasConsent: false, ConversationState.Title, ConversationState.Story, ConversationState.Title, ConversationState.Title);
        Assert.Equal(ConversationState.Consent, machine.Next(ConversationState.Idle, ConversationTrigger.Open, move));
        Assert.Equal(ConversationState.Consent, machine.Next(ConversationState.Consent, ConversationTrigger.Answer, move));
        Assert.Equal(ConversationState.Consent, machine.Next(ConversationState.Emergency, ConversationTrigger.Answer, move));
        Assert.Null(machine.Next(ConversationState.Consent, ConversationTrigger.Back, move));
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
