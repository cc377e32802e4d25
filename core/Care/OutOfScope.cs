using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Care;

/// <summary>Tells what the hub will not take, and where it belongs. Careful: in doubt it is a report, and nothing is ever refused for it.</summary>
public static class OutOfScope
{
    private const int Ours = 0;
    private const int Targets = 8;
    private const float Sure = 6;

    private static readonly HintTable Words = Fill(new HintTableBuilder()).Build(gap: 1);

    /// <summary>Null when the text may well be a report.</summary>
    public static OutOfScopeKind? Find(string text)
    {
        Span<float> scores = stackalloc float[Targets];
        Words.Weigh(text, "", scores);
        var likeliest = 1;
        for (var kind = 2; kind < Targets; kind++)
        {
            likeliest = scores[kind] > scores[likeliest] ? kind : likeliest;
        }

        return scores[likeliest] - scores[Ours] >= Sure ? (OutOfScopeKind)likeliest : null;
    }

    private static HintTableBuilder Fill(HintTableBuilder builder) => builder
        .Add((int)OutOfScopeKind.Court, 6, "putusan pengadilan, putusan hakim, vonis hakim, sidang perdata, sidang pidana, gugatan, banding, kasasi, "
            + "perkara di pengadilan, perkara perdata, perkara pidana, sedang disidang, hakim memutus, tuntutan jaksa, praperadilan, eksekusi pengadilan")
        .Add((int)OutOfScopeKind.Crime, 6, "motor saya dicuri, motor dicuri, motor hilang dicuri, hp dicuri, hp saya dicuri, dompet dicopet, kena hipnotis, kasus pembunuhan, "
            + "pelaku penganiayaan, rumah saya kemalingan, rumah dibobol, ditipu online, penipuan online, transfer ke penipu, pengedar narkoba, bandar narkoba, "
            + "jual narkoba, jual sabu, kasus pencurian, uang saya dibawa kabur")
        .Add((int)OutOfScopeKind.Corruption, 6, "korupsi dana, kasus korupsi, mengkorupsi, dikorupsi, tindak pidana korupsi, korupsi bupati, korupsi kepala, "
            + "menggelapkan dana, penggelapan dana, korupsi proyek, mark up anggaran, gratifikasi")
        .Add((int)OutOfScopeKind.Lawmaking, 6, "revisi undang, batalkan undang, ruu, undang undang cipta, tolak uu, anggota dpr, rapat dpr, pemilu curang, hasil pemilu, "
            + "hasil pilkada, kecurangan pilkada, mahkamah konstitusi, ganti presiden, anggota dprd")
        .Add((int)OutOfScopeKind.PrivateDispute, 6, "utang tidak dibayar, hutang tidak dibayar, pinjam uang saya, belum bayar utang, bayar hutang, mantan suami, mantan istri, "
            + "gugat cerai, minta cerai, selingkuh, harta gono, warisan keluarga, rebutan warisan, barang tidak dikirim, belanja online, toko online, "
            + "olshop, arisan, utang piutang, hutang piutang, mertua saya, pacar saya, jual beli mobil, sengketa keluarga, saudara kandung saya")
        .Add((int)OutOfScopeKind.Advert, 6, "promo, diskon, slot gacor, judi online daftar, pinjaman cepat cair, pinjaman tanpa jaminan, pinjaman online cepat, hubungi wa, klik link, "
            + "open order, jasa pembuatan, dijual tanah, dijual rumah, followers, bonus new member, daftar sekarang, togel, ready stock, "
            + "loan offer, gabung sekarang, kerja dari rumah, hanya hari ini")
        .Add((int)OutOfScopeKind.Advert, 3, "modal kecil, untung besar, dijamin, gacor, deposit, cashback, gratis ongkir, minat hubungi, minat, bunga rendah")
        .Add((int)OutOfScopeKind.Hearsay, 6, "sebarkan ke grup, sebarkan pesan, sebarkan info, teruskan ke grup, forward dari, copas dari, viralkan sebelum, kirim ke 10, kirim ke 20, "
            + "kirimkan ke semua, share ke grup, broadcast dari grup, katanya penculik anak")
        .Add(Ours, 6, "tidak ditanggapi, pelayanan polsek, pelayanan polres, pelayanan, laporan saya, tidak diproses, polisi lambat, petugas, pungli, lampu jalan, "
            + "jalan rusak, puskesmas, sekolah, dinas, kantor desa, bansos, dana desa, kelurahan, rsud, bpjs, dukcapil, ktp, akta, satpol, pdam, pln, rawan, patroli, "
            + "kepala desa, tidak transparan, minta uang, mohon info, sertifikat, jaksa lambat, meresahkan, sampah, guru, surat, usul, gelap, penerangan, syarat")
        .Add(Ours, 3, "mohon, tolong, kapan, bagaimana cara, warga kami");
}
