namespace LaporBot.Core.Complaints;

/// <summary>A kabupaten or kota.</summary>
/// <param name="Code">Kemendagri's code (<c>52.71</c>); empty for <see cref="Elsewhere"/>.</param>
/// <param name="Name">As people read it (<c>Kota Mataram</c>).</param>
public sealed record Region(string Code, string Name)
{
    /// <summary>Outside the node; such a report is still taken and routed by the national hub.</summary>
    public static readonly Region Elsewhere = new("", "");
}
