using System.Collections.Immutable;
using Kind = LaporBot.Core.Reading.PlaceTerm;

namespace LaporBot.Core.Reading;

/// <summary>What a word can do in describing a place.</summary>
internal enum PlaceTerm : byte
{
    None,

    /// <summary>A name must follow: "jl", "gang".</summary>
    Street,

    /// <summary>"jalan": a street when a name follows, and often only a road.</summary>
    Road,

    /// <summary>A name must follow: "dusun", "kelurahan", "perumahan".</summary>
    Hamlet,

    /// <summary>A number follows: "RT", "no".</summary>
    Numbered,

    /// <summary>A name may follow: "pasar", "masjid".</summary>
    Landmark,

    /// <summary>"depan", "dekat": a landmark follows.</summary>
    Beside,

    /// <summary>"di": joins parts of one description.</summary>
    At,

    /// <summary>"raya", "the": looked through.</summary>
    Filler,

    /// <summary>English: the name stands before it.</summary>
    StreetBehind,

    /// <summary>Never part of a name.</summary>
    Stop,
}

/// <summary>The table behind <see cref="PlaceLexicon"/>.</summary>
internal static class PlaceWords
{
    public static readonly ImmutableArray<(Kind Kind, string Words)> All =
    [
        (Kind.Street, "jl jln gang gg lorong lrg"),
        (Kind.Road, "jalan jalanan"),
        (Kind.Hamlet, "dusun dsn dsun lingkungan lingk lk ling desa ds kelurahan kel kecamatan kec kampung kp kampong perumahan perum komplek kompleks btn blok village hamlet"),
        (Kind.Numbered, "rt rw no nomor nmr"),
        (Kind.Landmark, "masjid mesjid musholla mushola musala mushalla langgar pura gereja vihara klenteng pasar terminal puskesmas pkm pustu posyandu rsud rs rumah_sakit klinik apotek "
            + "sdn sd smpn smp sman sma smkn smk mts mtsn min man ma tk paud sekolah kampus universitas ponpes pesantren jembatan jmbtn simpang simpng perempatan prempatan pertigaan "
            + "prtigaan bundaran lampu_merah tugu monumen kantor lapangan lap taman pantai pelabuhan bandara stasiun dermaga alfamart indomaret spbu pom_bensin bank hotel toko warung "
            + "ruko mall bendungan dam embung kali sungai irigasi balai gedung stadion gor makam kuburan tpu tpa tps halte gerbang gapura polsek polres koramil samsat pln pdam "
            + "market mosque school clinic hospital bridge temple church beach harbour harbor junction intersection office station"),
        (Kind.Beside, "depan dpn dpan samping smping belakang blkng blakang dekat dkt dket deket sebelah sblh seberang sebrang sbrang sekitar sktr pinggir pggr ujung tepi antara bawah atas "
            + "near behind beside opposite front next"),
        (Kind.At, "di d at in on"),
        (Kind.Filler, "raya lintas lingkar the of to"),
        (Kind.StreetBehind, "street road avenue"),
        (Kind.Stop, "rusak berlubang lubang bolong hancur parah gelap mati padam macet banjir kotor bau sempit becek licin longsor putus roboh ambruk retak bocor mampet tersumbat "
            + "sudah sdh udah udh belum blm tidak tdk gak ga gk nggak ngga bukan akan sedang lagi masih selalu sering jarang kadang sangat sekali skali bgt banget terlalu cukup "
            + "yang yg dan atau serta dgn dengan untuk utk buat agar supaya karena krn karna sebab jika kalau klo kl bila maka tapi tetapi namun padahal pdhl juga jg pun saja aja sj "
            + "dari dr ke kepada kpd oleh pada pd dalam dlm tentang seperti sebagai hingga sampai sampe sejak setelah sebelum ketika saat waktu selama "
            + "ini itu sini situ sana tersebut tsb begitu begini ada adalah ialah jadi menjadi dapat bisa harus mohon tolong minta mau ingin perlu butuh usul lapor laporan "
            + "saya sy sya aku kami kita kamu anda mereka dia ia beliau pak bpk bapak bu ibu mas mbak min admin kak bang warga masyarakat orang anak petugas pemerintah pemda "
            + "apa siapa kapan dimana mana mengapa kenapa bagaimana gimana berapa semua seluruh banyak byk sedikit beberapa setiap tiap para "
            + "lampu listrik air sampah pintas kerja got selokan drainase parit pohon kabel tiang aspal setapak kaki keluar terus buntu poros nasional provinsi kabupaten umum utama tani hotmix tol "
            + "rumah mobil motor truk kendaraan pengendara pejalan sawah kebun besar kecil panjang lebar jauh tinggi rendah penuh kosong ramai sepi tutup buka tertutup terbuka aman bahaya "
            + "siang malam pagi sore kemarin tadi besok hari minggu bulan tahun lalu jam baik buruk bagus jelek tua baru2 lama2 segera cepat lambat lama langsung terima kasih makasih trims "
            + "perbaikan penerangan pju zebra cross nyebrang menyebrang is are was were has have been and or for with without please not very broken dark flooded full closed off since "
            + "kurang lebih hanya cuma sama lain lainnya sendiri bersama antri antre pelayanan layanan guru dokter perawat pasien siswa murid kepala kades lurah camat bupati gubernur presiden "
            + "bantuan bansos dana uang biaya bayar pungli pungutan parkir liar jukir tarif harga mahal murah gratis ktp kk akta bpjs pkh blt surat izin ijin habis rawan susah sulit "
            + "arah menuju lewat melewati depannya sampingnya tepatnya yaitu yakni alias kata katanya semakin makin tambah malah justru hampir "
            + "telah pernah sempat ditutup dibuka dibuat rata hujan panas debu pasir batu tanah lumpur beton paving kanan kiri tengahnya dll dsb dst as we i my our they it there here "
            + "kok sih dong deh lah nih tuh ya iya oke trus lalu kemudian akhirnya makanya nya pas tolonglah mhn tlg mohonlah ngeri kasihan heran kecewa marah"),
    ];
}
