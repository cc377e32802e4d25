using LaporBot.Core.Reading.Words;

namespace LaporBot.Core.Care;

/// <summary>The words of <see cref="EmergencyWords"/>.</summary>
internal static class EmergencyHints
{
    private const int Police = (int)EmergencyKind.Police;
    private const int Fire = (int)EmergencyKind.Fire;
    private const int Medical = (int)EmergencyKind.Medical;
    private const int SelfHarm = (int)EmergencyKind.SelfHarm;
    private const int Now = 5;
    private const int Past = 6;
    private const int Service = 7;

    public static HintTableBuilder Fill(HintTableBuilder builder) => builder
        .Add(Fire, 8, "rumah terbakar, rumah kebakar, ada kebakaran, api membesar, api besar, toko terbakar, pasar terbakar, kompor meledak, gas meledak, "
            + "terjebak api, terjebak kebakaran, kebakaran di rumah, house on fire, is on fire, gas bocor")
        .Add(Fire, 4, "kebakaran, terbakar, kebakar, api, meledak, asap tebal, fire, konslet, tabung gas")
        .Add(Medical, 8, "tidak sadar, tidak sadarkan, tidak bernapas, tidak bernafas, sesak napas berat, serangan jantung, orang tenggelam, anak tenggelam, "
            + "hanyut terbawa, hanyut di, pendarahan hebat, kejang kejang, mau melahirkan, ketuban pecah, korban tergeletak, tertimbun, terjebak longsor, "
            + "terjebak banjir, not breathing, unconscious, heart attack, drowning, overdosis, minum racun, keracunan muntah, butuh ambulans, perlu ambulans, "
            + "minta ambulans, digigit ular, kesetrum, tersetrum")
        .Add(Medical, 4, "tenggelam, hanyut, pingsan, kecelakaan, tabrakan, berdarah, luka parah, sekarat, kritis, terseret arus, kejang, ambulans, ambulance, "
            + "melahirkan, tertabrak, terjebak, accident, bleeding, sesak napas")
        .Add(Police, 8, "ada maling, ada pencuri, ada perampok, ada rampok, dirampok, maling masuk, pencuri di rumah, mau dibunuh, mau membunuh, diancam pisau, "
            + "diancam parang, ditodong, dipukuli suami, dipukul suami, suami memukul, disekap, diculik, mau diperkosa, sedang diperkosa, being robbed, "
            + "someone broke in, dikeroyok, bawa parang mengamuk, perang kampung, ada begal, dibegal, dikejar orang")
        .Add(Police, 4, "maling, pencuri, perampok, rampok, dipukuli, menyerang, mengamuk, ngamuk, tawuran, penculikan, begal, mengancam, dianiaya, "
            + "diserang, penusukan, ditusuk, dibacok, perkosa, robbery, attacking, bunuh, bom, senjata tajam, dihajar, berkelahi, bentrok")
        .Add(SelfHarm, 4, "mau bunuh diri, ingin bunuh diri, pengen bunuh diri, akan bunuh diri, mau mati saja, ingin mati saja, mengakhiri hidup, "
            + "akhiri hidup, tidak mau hidup lagi, tidak ingin hidup lagi, capek hidup, lebih baik mati, kill myself, want to die, end my life, mau gantung diri, "
            + "ingin gantung diri, coba bunuh diri sekarang, mau loncat dari, pengen mati, mau minum racun")
        .Add(Now, 3, "sekarang, barusan, baru saja, sedang, saat ini, detik ini, right now, darurat, emergency, tolong cepat, cepat tolong, help, now, "
            + "segera kirim, masih di dalam, lagi di dalam, kirim bantuan, sekarang juga, hari ini juga, tolong tolong")
        .Add(Now, 2, "tolong, cepat, lagi, ini ada, segera, tadi, sos")
        .Add(Past, 4, "bulan lalu, minggu lalu, tahun lalu, hari lalu, kemarin, dulu, kemarin dulu, semalam, tadi malam, tadi pagi, sering, tiap, setiap, selalu, "
            + "pernah, waktu itu, kalau, jika, apabila, takut, rawan, hampir, nyaris, bekas, akibat, sejak, seminggu, sebulan, setahun, last week, last month, "
            + "yesterday, every, often, supaya, agar, mencegah, korban gempa, bulan kemarin, pasca, setelah, sudah padam, sudah lewat, beberapa hari, biasanya, "
            + "hari yang lalu, khawatir, jangan sampai, bisa terjadi, berpotensi, lebaran, malam minggu, sampai kapan, januari, februari, maret, april, mei, juni, "
            + "juli, agustus, september, oktober, november, desember")
        .Add(Service, 4, "mobil damkar, pos damkar, petugas damkar lambat, hydrant, apar, layanan, pelayanan, sosialisasi, simulasi, usul, saran, mohon ditambah, "
            + "mohon disediakan, ambulans lambat, ambulans rusak, ambulans desa, ambulans dipakai, biaya ambulans, sewa ambulans, bayar ambulans, mau tanya, "
            + "bagaimana cara, syarat, nomor telepon, harga, jadwal, bantuan korban, santunan, laporan saya, kantor polisi, polsek, asuransi, sampah, mati lampu, "
            + "bpjs, surat, pelatihan, film, berita, judi, lahan, ganti rugi, sirene rusak, lampu api, kapal api, kereta api, gunung api, harap dipasang, "
            + "cctv, ronda, fogging, tagihan, meteran, stiker, spanduk, harimau");
}
