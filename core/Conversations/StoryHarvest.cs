using LaporBot.Core.Care;
using LaporBot.Core.Conversations.Asking;
using LaporBot.Core.Reading;

namespace LaporBot.Core.Conversations;

/// <summary>
/// Takes over what a finished story already says. Nothing is settled by it: each value waits for the person's word on the card
/// "kami menangkap", and what is delicate is talked about first.
/// </summary>
internal static class StoryHarvest
{
    /// <summary>The draft with what its story says, in letters that can be read, and with what has to be talked about first.</summary>
    public static ComplaintDraft Read(ComplaintDraft draft, TurnFacts facts)
    {
        var read = Warn(Quiet(draft));
        read = Take(read, Questions.Classification, d => ClassificationQuestion.Suggest(d, facts) is { } kind ? d with { Classification = kind } : null);
        read = Take(read, Questions.Title, d => TitleQuestion.Suggest(d.Story) is { } title ? d with { Title = title } : null);
        read = Take(read, Questions.Category, d => CategorySuggestions.Read(d, facts).Likely is { } service
            ? d with { CategoryCode = service.Code, CategoryName = service.Name }
            : null);
        read = ReadPlaceAndTime(read, facts);
        return read.Caught == Questions.None ? read : read with { Answered = read.Answered & ~Questions.Caught };
    }

    /// <summary>A date long past and a name of several regions are no answers yet; their questions ask about them.</summary>
    private static ComplaintDraft ReadPlaceAndTime(ComplaintDraft draft, TurnFacts facts)
    {
        var now = LocalMoment.Of(facts);
        var story = StoryReader.Read(draft.Story!, now, facts.Gazetteer);
        var read = Take(draft, Questions.IncidentDate, d => story.When is { } when && when.Date <= now.Date && IncidentDateQuestion.IsRecent(when.Date, now.Date)
            ? IncidentDateQuestion.Note(d, when, now) with { IncidentDate = when.Date }
            : null);
        read = Take(read, Questions.Region, d => story.Region?.Certain is { } region ? d with { RegionCode = region.Code } : null);
        read = Take(read, Questions.Place, d => d.Place is null && story.Place is { } place ? d with { Place = place } : null);
        return story.Region is { Certain: null } several && !read.Answered.Has(Questions.Region)
            ? read with { UnsureRegion = string.Join(' ', several.Regions.Members().Select(one => one.Code)) }
            : read;
    }

    private static ComplaintDraft Quiet(ComplaintDraft draft)
    {
        var quiet = Tone.Quiet(draft.Story!);
        return ReferenceEquals(quiet, draft.Story) || quiet == draft.Story ? draft : AnswerSources.ForgetStory(draft) with { Story = quiet };
    }

    private static ComplaintDraft Warn(ComplaintDraft draft)
    {
        var found = (EmergencyWords.Find(draft.Story!) is null ? Questions.None : Questions.Emergency)
            | (OutOfScope.Find(draft.Story!) is null ? Questions.None : Questions.Scope)
            | (PersonalData.Find(draft.Story!).IsEmpty ? Questions.None : Questions.PersonalData);

        // What was talked about once is not brought up again, except for numbers: new words may hold new ones.
        var open = found & ~(draft.Answered & draft.Cautions & (Questions.Scope | Questions.Emergency));
        return found == Questions.None ? draft : draft with { Cautions = draft.Cautions | found, Answered = draft.Answered & ~open };
    }

    private static ComplaintDraft Take(ComplaintDraft draft, Questions question, Func<ComplaintDraft, ComplaintDraft?> read) =>
        !draft.Answered.Has(question) && read(draft) is { } found ? found with { Caught = found.Caught | question } : draft;
}
