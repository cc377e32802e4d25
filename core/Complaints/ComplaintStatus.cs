namespace LaporBot.Core.Complaints;

/// <summary>The status vocabulary of domain.md 5.2, in the words of the hub.</summary>
public enum ComplaintStatus
{
    /// <summary>Terkirim: stored here, not yet at the hub.</summary>
    Submitted = 0,

    /// <summary>Gagal diteruskan: the hub refused it; an operator looks.</summary>
    RelayFailed = 1,

    /// <summary>Menunggu verifikasi: the hub gave an id.</summary>
    Relayed = 2,

    /// <summary>Ditunda: the citizen must complete it.</summary>
    Pending = 3,

    /// <summary>Terdisposisi: forwarded to an institution.</summary>
    Verified = 4,

    /// <summary>Bukan wewenang: sent back to be re-routed.</summary>
    NotAuthority = 5,

    /// <summary>Sedang diproses.</summary>
    InProgress = 6,

    /// <summary>Ditindaklanjuti: an official answer is there; the reply window runs.</summary>
    Answered = 7,

    /// <summary>Dibuka kembali.</summary>
    Reopened = 8,

    /// <summary>Selesai.</summary>
    Closed = 9,

    /// <summary>Diarsipkan.</summary>
    Archived = 10,

    /// <summary>Dicabut oleh pelapor.</summary>
    Withdrawn = 11,
}
