using System.Globalization;

namespace LaporBot.Bot.Sandbox;

/// <summary>How a case goes on by itself: verified, worked on, answered, closed. Pure.</summary>
internal static class SandboxScript
{
    private const int PatienceBeforeClosing = 3;

    /// <summary>When the next step is due; null when there is none.</summary>
    public static DateTimeOffset? DueAt(SandboxCase held, TimeSpan step) => held switch
    {
        { IsClosed: true } => null,
        { Step: SandboxStep.Answered } => held.ChangedAt + (step * PatienceBeforeClosing),
        _ => held.ChangedAt + step,
    };

    /// <summary>The next step; null when the case is over.</summary>
    public static SandboxUpdate? Next(SandboxCase held, DateTimeOffset at)
    {
        var category = SandboxCategories.Find(held.Field("service_code")) ?? SandboxCategories.All[^1];
        var agency = held.Agency ?? string.Format(CultureInfo.InvariantCulture, category.Agency, Region(held));
        return held.Step switch
        {
            SandboxStep.Received => Update(held, at, SandboxStep.Verified, "internal_referral", null, agency,
                $"Laporan Anda sudah diverifikasi dan diteruskan ke {agency}."),
            SandboxStep.Verified => Update(held, at, SandboxStep.InProgress, "in_progress", null, agency,
                $"{agency} sedang menangani laporan Anda."),
            SandboxStep.InProgress => Update(held, at, SandboxStep.Answered, "in_progress", "answered", agency,
                $"Terima kasih atas laporan Anda. {category.Answer}"),
            SandboxStep.Answered => Update(held, at, SandboxStep.Closed, "closed", null, agency,
                "Laporan ditutup karena tidak ada tanggapan lagi. Terima kasih sudah membantu memperbaiki layanan."),
            _ => null,
        };
    }

    /// <summary>Where a case stands after a change the gateway posted.</summary>
    public static SandboxStep After(SandboxStep step, string status) => status.ToUpperInvariant() switch
    {
        "FIXED" or "CLOSED" => SandboxStep.Closed,
        "CANCELLED" => SandboxStep.Withdrawn,
        // From here the case is worked on and answered once more.
        "REOPEN" or "INTERNAL_REFERRAL" => SandboxStep.Verified,
        "IN_PROGRESS" => SandboxStep.InProgress,
        "ANSWERED" => SandboxStep.Answered,
        "NOT_COUNCILS_RESPONSIBILITY" => SandboxStep.Received,
        "NO_FURTHER_ACTION" => SandboxStep.Closed,
        _ => step,
    };

    /// <summary>The last part of the address is kabupaten or kota when a code came with it.</summary>
    private static string Region(SandboxCase held) =>
        held.Field("attribute[region_code]") is not null && held.Field("address_string") is { } address
            ? address.Split(',')[^1].Trim()
            : "Provinsi NTB";

    private static SandboxUpdate Update(
        SandboxCase held, DateTimeOffset at, SandboxStep step, string status, string? external, string agency, string words) =>
        new($"{held.Id}-{held.Updates.Length + 1}", held.Id, step, status, external, agency, words, at);
}
