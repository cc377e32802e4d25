using LaporBot.Core.Complaints;
using LaporBot.Core.Hub;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every road to a hub promises while the hub is well; the outcome tables are tested where they are made.</summary>
public abstract class NationalHubSpec
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract INationalHub Hub { get; }

    /// <summary>A category this hub has.</summary>
    protected virtual string Category => "jalan";

    [Fact]
    public async Task What_was_handed_over_is_found_again_by_our_own_number()
    {
        var submission = Submission();
        var taken = Assert.IsType<HubOutcome.Accepted>(await Hub.SubmitAsync(submission, Cancel));

        Assert.Equal(new HubLookup.Found(taken.TrackingId), await Hub.LookUpAsync(submission.Ticket, Some.Moment, Cancel));
    }

    [Fact]
    public async Task Two_complaints_have_two_numbers_and_the_same_one_twice_has_one()
    {
        var (first, second) = (Submission(), Submission());
        var taken = await Hub.SubmitAsync(first, Cancel);

        Assert.NotEqual(taken, await Hub.SubmitAsync(second, Cancel));
        Assert.Equal(taken, await Hub.SubmitAsync(first, Cancel));
    }

    [Fact]
    public async Task What_was_never_handed_over_is_not_there() =>
        Assert.Equal(new HubLookup.NotFound(), await Hub.LookUpAsync(TicketNumber.Draw(), Some.Moment, Cancel));

    [Fact]
    public async Task A_note_about_a_case_is_heard_once_however_often_it_is_told()
    {
        var submission = Submission();
        var taken = Assert.IsType<HubOutcome.Accepted>(await Hub.SubmitAsync(submission, Cancel));
        var note = new HubNote(HubNote.IdOf(submission.Ticket, 1), taken.TrackingId, HubNoteKind.Addition, "Lubangnya makin besar", Some.Moment);

        Assert.IsType<HubOutcome.Accepted>(await Hub.TellAsync(note, Cancel));
        Assert.IsType<HubOutcome.Accepted>(await Hub.TellAsync(note with { AttemptedAt = Some.Moment }, Cancel));
    }

    private HubSubmission Submission() => new(TicketNumber.Draw(), Some.Complaint() with { CategoryCode = Category }, []);
}
