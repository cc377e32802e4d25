using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations;

/// <summary>Makes a complaint of a draft that has passed the review.</summary>
internal static class Filing
{
    public static Complaint Complete(Conversation conversation, TurnFacts facts)
    {
        var draft = conversation.Draft!;
        return new Complaint
        {
            DraftId = draft.Id,
            Owner = facts.Sender,
            Language = conversation.Language,
            Consent = conversation.Consent!,
            Classification = draft.Classification!.Value,
            Title = draft.Title!,
            Story = draft.Story!,
            CategoryCode = draft.CategoryCode!,
            CategoryName = draft.CategoryName!,
            IncidentDate = draft.IncidentDate,
            IncidentTime = draft.IncidentTime,
            IsDateApproximate = draft.IsDateApproximate,
            Region = draft.RegionCode!.Length == 0 ? Region.Elsewhere : Regions.ByCode(draft.RegionCode)!,
            Place = draft.Place,
            Point = draft.Point,
            Files = draft.Files,
            Reporter = draft.IsAnonymous == true ? null : new Reporter(draft.Name!, draft.Phone, draft.Email),
            IsSecret = draft.IsSecret!.Value,
            FiledAt = facts.Now,
        };
    }
}
