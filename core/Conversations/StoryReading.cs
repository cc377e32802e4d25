using LaporBot.Core.Conversations.Asking;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Takes over what a finished story already says. Nothing is settled by it: each value waits for the person's word on the card
/// "kami menangkap".
/// </summary>
internal static class StoryReading
{
    /// <summary>The draft with what its story says, and with what has to be talked about first.</summary>
    public static ComplaintDraft Read(ComplaintDraft draft, TurnFacts facts)
    {
        var read = draft;
        read = Take(read, Questions.Title, d => TitleQuestion.Suggest(d.Story) is { } title ? d with { Title = title } : null);
        read = Take(read, Questions.Category, d => CategorySuggestions.Guess(facts.Services, d.Title, d.Story) is { } service
            ? d with { CategoryCode = service.Code, CategoryName = service.Name }
            : null);
        return read.Caught == Questions.None ? read : read with { Answered = read.Answered & ~Questions.Caught };
    }

    private static ComplaintDraft Take(ComplaintDraft draft, Questions question, Func<ComplaintDraft, ComplaintDraft?> read) =>
        !draft.Answered.Has(question) && read(draft) is { } found ? found with { Caught = found.Caught | question } : draft;
}
