namespace LaporBot.Core.Complaints;

/// <summary>The hub's three kinds of report (domain.md 1.2).</summary>
public enum Classification
{
    Pengaduan = 1,
    PermintaanInformasi = 2,
    Aspirasi = 3,
}
