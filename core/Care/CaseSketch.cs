using LaporBot.Core.Messages;

namespace LaporBot.Core.Care;

/// <summary>What is compared of an open case: nothing about who sent it.</summary>
/// <param name="CategoryCode">The hub's code; empty when the desk chooses.</param>
/// <param name="RegionCode">Kemendagri code; empty for a place outside the node.</param>
/// <param name="Place">Street, village, landmark.</param>
/// <param name="Point">A pin, when there is one.</param>
/// <param name="Words">Title and story.</param>
/// <param name="Day">Day of the incident, or of the report.</param>
public sealed record CaseSketch(string CategoryCode, string RegionCode, string? Place, GeoPoint? Point, string Words, DateOnly Day);
