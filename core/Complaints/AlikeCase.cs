using LaporBot.Core.Care;

namespace LaporBot.Core.Complaints;

/// <summary>A case that may be about the same thing as one about to be sent.</summary>
/// <param name="Ticket">Its number.</param>
/// <param name="IsOwn">The same person sent it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Story">Its words; compared, and never shown to others.</param>
/// <param name="CategoryName">As it was shown.</param>
/// <param name="RegionName">Kabupaten or kota.</param>
/// <param name="Sketch">What is compared with other people's.</param>
/// <param name="Supporters">How many follow it besides its author.</param>
public sealed record AlikeCase(
    TicketNumber Ticket, bool IsOwn, string Title, string Story, string CategoryName, string RegionName, CaseSketch Sketch, int Supporters)
{
    /// <summary>What of a complaint is compared with other people's cases.</summary>
    public static CaseSketch SketchOf(Complaint complaint, DateOnly filedOn) => new(
        complaint.CategoryCode,
        complaint.Region.Code,
        complaint.Place,
        complaint.Point,
        $"{complaint.Title} {complaint.Story}",
        complaint.IncidentDate ?? filedOn);

    /// <summary>The number only: words of people must not reach a log by accident.</summary>
    public override string ToString() => Ticket.ToString();
}
