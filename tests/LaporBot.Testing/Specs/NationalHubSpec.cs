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
        var submission = await SubmissionAsync();
        var taken = Assert.IsType<HubOutcome.Accepted>(await SubmitAsync(submission));

        Assert.Equal(new HubLookup.Found(taken.TrackingId), await Hub.LookUpAsync(submission.Ticket, Some.Moment, Cancel));
    }

    [Fact]
    public async Task Two_complaints_have_two_numbers_and_the_same_one_twice_has_one()
    {
        var (first, second) = (await SubmissionAsync(), await SubmissionAsync());
        var taken = await SubmitAsync(first);

        Assert.NotEqual(taken, await SubmitAsync(second));
        Assert.Equal(taken, await SubmitAsync(first));
    }

    [Fact]
    public async Task What_was_never_handed_over_is_not_there() =>
        Assert.Equal(new HubLookup.NotFound(), await Hub.LookUpAsync(TicketNumber.Draw(), Some.Moment, Cancel));

    [Fact]
    public async Task A_note_about_a_case_is_heard_once_however_often_it_is_told()
    {
        var submission = await SubmissionAsync();
        var taken = Assert.IsType<HubOutcome.Accepted>(await SubmitAsync(submission));
        var note = new HubNote(HubNote.IdOf(submission.Ticket, 1), taken.TrackingId, HubNoteKind.Addition, "Lubangnya makin besar", Some.Moment);

        Assert.IsType<HubOutcome.Accepted>(await TellAsync(note));
        Assert.IsType<HubOutcome.Accepted>(await TellAsync(note with { AttemptedAt = Some.Moment }));
    }

    /// <summary>A complaint to be handed over.</summary>
    protected virtual Task<HubSubmission> SubmissionAsync() => Task.FromResult<HubSubmission>(new(TicketNumber.Draw(), Some.Complaint() with { CategoryCode = Category }, []));

    /// <summary>Hands it over to the end, which for one road takes a person.</summary>
    protected virtual Task<HubOutcome> SubmitAsync(HubSubmission submission) => Hub.SubmitAsync(submission, Cancel);

    /// <inheritdoc cref="SubmitAsync"/>
    protected virtual Task<HubOutcome> TellAsync(HubNote note) => Hub.TellAsync(note, Cancel);
}
