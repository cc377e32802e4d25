using System.Collections.Immutable;

namespace LaporBot.Bot.Sandbox;

/// <summary>The starter list of domain.md 3.2, with the words citizens really use for each.</summary>
internal static class SandboxCategories
{
    public static readonly ImmutableArray<SandboxCategory> All =
    [
        new("JLN", "Infrastruktur Jalan & Jembatan", "Infrastruktur", "Dinas PUPR {0}",
            "Tim kami sudah meninjau lokasi. Penambalan dijadwalkan dalam pekan ini dan rambu sementara sudah dipasang.",
            "jalan rusak,jln rusak,jalan berlubang,jln berlubang,lubang,berlubang,aspal,jembatan,jembatan rusak,trotoar,gorong-gorong,"
            + "drainase,selokan,jalan amblas,jln amblas,jalan becek,jln becek,paving,bahu jalan,longsor jalan,jalan putus"),
        new("PJU", "Penerangan Jalan", "Infrastruktur", "Dinas Perhubungan {0}",
            "Lampu yang dilaporkan sudah diganti oleh regu penerangan jalan. Silakan kabari kami bila masih padam.",
            "lampu jalan,lampu jln,lampu mati,lmp jalan,lmp mati,pju,penerangan,penerangan jalan,penerangan jln,gelap,gelap gulita,"
            + "tiang lampu,lampu padam,lampu taman,lampu gang,bohlam"),
        new("PLN", "Listrik (PLN)", "Energi", "PLN UP3 {0}",
            "Petugas sudah memeriksa jaringan di lokasi dan listrik menyala kembali. Terima kasih atas laporannya.",
            "listrik,listrik mati,listrik padam,lstrik,pln,mati lampu,mati lmp,pemadaman,meteran,token listrik,tegangan,gardu,kabel listrik,"
            + "kabel putus,trafo,tiang listrik,korslet,tagihan listrik"),
        new("AIR", "Air Bersih (PDAM)", "Energi", "Perumda Air Minum {0}",
            "Kebocoran pipa sudah diperbaiki dan aliran air berangsur normal. Truk tangki tersedia bila masih diperlukan.",
            "pdam,air bersih,air mati,air pdam,air ga ngalir,air gak ngalir,air tdk mengalir,air tidak mengalir,air keruh,air kotor,pipa,"
            + "pipa bocor,kran,keran,sumur,meteran air,tagihan air,kekeringan,krisis air"),
        new("SMP", "Sampah & Lingkungan", "Lingkungan", "Dinas Lingkungan Hidup {0}",
            "Sampah sudah diangkut dan jadwal angkutan di lokasi ini kami tambah. Terima kasih sudah ikut menjaga lingkungan.",
            "sampah,smpah,sampah numpuk,sampah menumpuk,tumpukan sampah,bau,bau busuk,tps,tpa,limbah,pencemaran,polusi,asap,bakar sampah,"
            + "sungai kotor,kali kotor,pohon tumbang,pangkas pohon,got,got mampet,lalat"),
        new("KES", "Kesehatan & BPJS", "Kesehatan", "Dinas Kesehatan {0}",
            "Kami sudah berkoordinasi dengan fasilitas kesehatan yang dimaksud dan antrean pelayanan sudah diatur kembali.",
            "bpjs,kis,jkn,puskesmas,pkm,rumah sakit,rs,rsud,dokter,dr,perawat,bidan,obat,obat habis,pasien,rujukan,antre berobat,igd,"
            + "posyandu,imunisasi,vaksin,stunting,ambulans,ambulan"),
        new("PDK", "Pendidikan", "Pendidikan", "Dinas Pendidikan {0}",
            "Pengawas sekolah sudah turun dan pihak sekolah telah diminta memperbaiki. Hasilnya kami pantau bersama komite.",
            "sekolah,sklh,skolah,guru,murid,siswa,sd,sdn,smp,smpn,sma,sman,smk,ppdb,spp,uang komite,beasiswa,bsw,pip,kip,ijazah,ijasah,"
            + "kepsek,kepala sekolah,dana bos,seragam,kurikulum,honorer"),
        new("BNS", "Bantuan Sosial", "Sosial", "Dinas Sosial {0}",
            "Data sudah kami periksa dan usulkan dalam pemutakhiran data bulan ini. Pendamping desa akan menghubungi keluarga terkait.",
            "bansos,bantuan,bantuan sosial,pkh,bpnt,blt,blt dd,sembako,raskin,rastra,kks,dtks,keluarga miskin,tidak mampu,tdk mampu,"
            + "tdk dapat bantuan,gak dapat bantuan,lansia,disabilitas,yatim,pendamping pkh"),
        new("KPD", "Administrasi Kependudukan", "Layanan", "Dinas Dukcapil {0}",
            "Dokumen sudah selesai dicetak dan dapat diambil di loket dengan membawa bukti pengurusan. Mohon maaf atas keterlambatannya.",
            "ktp,e-ktp,ektp,ktp blm jadi,kk,kartu keluarga,akta,akte,akta lahir,akte lahir,akta kelahiran,nik,dukcapil,capil,pindah domisili,"
            + "surat pindah,domisili,kia,blangko,rekam ktp"),
        new("LLN", "Lalu Lintas & Perhubungan", "Perhubungan", "Dinas Perhubungan {0}",
            "Petugas sudah ditempatkan pada jam sibuk dan rambu yang rusak sudah diganti.",
            "macet,kemacetan,lalu lintas,lalin,parkir,parkir liar,jukir,tukang parkir,lampu merah,traffic light,rambu,zebra cross,zebracross,"
            + "angkot,bus,terminal,pelabuhan,kapal,ojek,ojol,balap liar,balapan liar,truk odol,knalpot"),
        new("IZN", "Perizinan, Pertanahan & Pungli", "Layanan", "Inspektorat {0}",
            "Keterangan sudah kami kumpulkan dan petugas terkait sudah dipanggil. Pelayanan resmi tidak dipungut di luar tarif yang tertera.",
            "izin,ijin,perizinan,imb,pbg,oss,tanah,sertifikat,sertipikat,bpn,sengketa tanah,pungli,pungutan liar,pungutan,suap,sogok,"
            + "uang pelicin,calo,diminta uang,dimintai uang,pajak,pbb"),
        new("TTB", "Ketertiban & Bencana", "Ketertiban", "Satpol PP dan BPBD {0}",
            "Regu kami sudah ke lokasi dan keadaan terkendali. Patroli di titik ini kami tambah.",
            "banjir,bnjir,gempa,tanah longsor,longsor,angin kencang,puting beliung,kebakaran,keributan,berisik,bising,miras,mabuk,judi,pkl,"
            + "pedagang kaki lima,pengemis,orang gila,odgj,anjing liar,premanisme,tawuran,satpol pp"),
        new("LAIN", "Lainnya", "Lainnya", "Dinas Kominfo {0}",
            "Laporan sudah kami teruskan ke unit yang menangani dan ditindaklanjuti. Terima kasih atas perhatiannya.",
            "lainnya,lain-lain,lain lain,umum,pelayanan,pelayanan publik,saran,masukan,usul,usulan,aspirasi,tanya,pertanyaan,informasi,info,"
            + "kantor desa,kantor camat,kelurahan,website,wifi"),
    ];

    /// <summary>Null for a code the sandbox does not have.</summary>
    public static SandboxCategory? Find(string? code) => All.FirstOrDefault(category => category.Code == code);
}
