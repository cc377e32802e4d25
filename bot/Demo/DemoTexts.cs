namespace LaporBot.Bot.Demo;

/// <summary>A subject citizens write about: title and story with <c>{0}</c> for a place and <c>{1}</c> for how long.</summary>
internal sealed record DemoTopic(string Category, string Name, string Title, string[] Stories, string Answer, int Weight);

/// <summary>Invented complaints in the style of domain.md 3.1: short forms, places in words, questions. No real person or event.</summary>
internal static class DemoTexts
{
    public static readonly IReadOnlyList<DemoTopic> Topics =
    [
        new("JLN", "Infrastruktur Jalan & Jembatan", "Jalan berlubang di {0}",
            ["Jalan di {0} berlubang parah sdh {1}, kalau malam tdk kelihatan dan sdh ada yg jatuh. Mohon segera diperbaiki.",
             "Assalamualaikum, jln dkt {0} rusak sejak {1}, krn sering dilewati truk. tolong ditambal pak, anak sekolah lewat situ tiap hari",
             "Gorong-gorong di {0} ambles {1} yg lalu, separuh jalan sdh tdk bisa dilewati mobil. Kapan diperbaiki?"],
            "Tim sudah meninjau lokasi dan menambal bagian yang rusak. Perbaikan menyeluruh masuk jadwal triwulan ini.", 16),
        new("PJU", "Penerangan Jalan", "Lampu jalan mati di {0}",
            ["lampu jalan dkt {0} sdh {1} mati, mohon diperbaiki krn gelap bgt klo malam. terima kasih",
             "Tiga tiang lampu berturut-turut di {0} padam sejak {1}. Warga takut lewat setelah magrib."],
            "Lampu sudah diganti oleh regu penerangan jalan pada malam hari dan menyala normal.", 9),
        new("SMP", "Sampah & Lingkungan", "Sampah menumpuk di {0}",
            ["Sampah di {0} tdk diangkut sdh {1}, baunya sampai ke rumah2 dan byk lalat. Tolong dijadwalkan rutin.",
             "TPS dekat {0} penuh sejak {1}, sampah sampai ke badan jalan dan selokan jadi mampet."],
            "Sampah sudah diangkut. Jadwal angkutan di titik ini ditambah menjadi dua kali seminggu.", 13),
        new("KPD", "Administrasi Kependudukan", "KTP belum jadi di {0}",
            ["KTP sy blm jadi sdh {1}, disuruh bolak balik trus ke kantor dekat {0}. gimana solusinya??",
             "Mengurus akta kelahiran anak di {0} sudah {1} tidak ada kabar, katanya blangko habis."],
            "Dokumen sudah selesai dicetak dan dapat diambil di loket dengan membawa bukti pengurusan.", 14),
        new("KES", "Kesehatan & BPJS", "Antre obat di puskesmas dekat {0}",
            ["Antre obat di puskesmas dkt {0} sampai 3 jam, sdh {1} begini terus. Petugas apotek cuma satu.",
             "Ditolak berobat krn kartu BPJS tdk aktif padahal {1} lalu sdh diperpanjang, puskesmas {0}. Mohon penjelasan."],
            "Loket obat ditambah satu petugas pada jam sibuk. Data kepesertaan sudah diperbaiki bersama BPJS setempat.", 12),
        new("PDK", "Pendidikan", "Pungutan di sekolah dekat {0}",
            ["Anak sy di SD dekat {0} diminta uang komite sejak {1}, katanya wajib. Apa benar ada aturannya?",
             "Atap kelas SD di {0} bocor sdh {1}, anak2 belajar di teras kalau hujan."],
            "Pengawas sudah turun. Sekolah menghentikan pungutan wajib dan komite mengumumkan sumbangan bersifat sukarela.", 11),
        new("AIR", "Air Bersih (PDAM)", "Air tidak mengalir di {0}",
            ["Air PDAM di {0} mati sdh {1}, tagihan tetap jalan. Mohon perbaikan atau kirim tangki.",
             "Pipa bocor di {0} sejak {1}, air terbuang di jalan sementara rumah kami tdk kebagian."],
            "Kebocoran sudah ditutup dan aliran air berangsur normal. Tangki disediakan selama perbaikan.", 7),
        new("LLN", "Lalu Lintas & Perhubungan", "Parkir liar di {0}",
            ["Parkir liar di {0} bikin macet tiap sore sdh {1}, jukir minta 5 ribu tanpa karcis.",
             "Lampu merah di {0} mati {1}, sdh dua kali hampir tabrakan. Mohon petugas diturunkan."],
            "Petugas ditempatkan pada jam sibuk dan rambu larangan parkir sudah dipasang.", 8),
        new("BNS", "Bantuan Sosial", "Belum menerima bantuan di {0}",
            ["nama ibu sy tdk ada di daftar PKH padahal dulu dapat, sdh {1} tanya ke kantor desa {0} jawabnya tunggu data",
             "Bantuan sembako di {0} terakhir dibagi {1} lalu, sebagian warga lansia tdk dapat. Mohon dicek."],
            "Data keluarga sudah diusulkan dalam pemutakhiran bulan ini. Pendamping akan datang ke rumah.", 6),
        new("IZN", "Perizinan, Pertanahan & Pungli", "Diminta uang saat urus surat di {0}",
            ["Mengurus surat di kantor dekat {0} dimintai uang lelah, sdh {1} berkas tdk diproses. Mohon ditertibkan.",
             "Izin usaha kecil di {0} macet {1}, sistem katanya gangguan terus."],
            "Petugas terkait sudah dipanggil. Layanan itu tidak berbayar dan berkas Anda diproses minggu ini.", 5),
        new("TTB", "Ketertiban & Bencana", "Banjir tiap hujan di {0}",
            ["Tiap hujan {0} banjir selutut krn selokan mampet, sdh {1}. Tolong dikeruk.",
             "Suara musik dari kafe dekat {0} sampai jam 2 malam, sdh {1} ditegur tdk mempan."],
            "Selokan sudah dikeruk bersama warga dan patroli ditambah pada malam hari.", 5),
        new("LAIN", "Lainnya", "Pertanyaan soal layanan di {0}",
            ["mau tanya syarat pindah domisili ke {0} apa saja ya min, sdh {1} cari info blm jelas",
             "usul agar di depan sekolah {0} dibuatkan zebra cross, byk anak nyebrang. sdh {1} diusulkan lewat RT"],
            "Terima kasih. Syarat dan jadwalnya sudah kami tulis lengkap dan ditempel di kantor setempat.", 6),
    ];

    public static readonly IReadOnlyList<string> Places =
        ["Pasar Lama", "Dusun Karang Baru", "Simpang Lima Kampung Tengah", "Perumahan Griya Asri", "SDN 3 Karang Anyar", "Masjid Al-Ikhlas", "Terminal Timur",
         "Lapangan Kecamatan", "Jembatan Kali Kecil", "Kantor Desa Suka Maju", "Gang Mawar", "RT 04 Kampung Baru", "Puskesmas Induk", "Pertigaan Pabrik Es"];

    public static readonly IReadOnlyList<string> Durations = ["dua minggu", "sebulan", "tiga hari", "seminggu", "dua bulan", "lima hari", "setengah tahun", "sepuluh hari"];

    /// <summary>Invented, from common given and family names put together by chance.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["Contoh Rahma", "Contoh Wirawan", "Contoh Lestari", "Contoh Hidayat", "Contoh Puspita", "Contoh Maulana", "Contoh Anjani", "Contoh Saputra"];

    public static readonly IReadOnlyList<string> Additions =
        ["Tambahan: tadi malam makin parah, mohon dipercepat.", "Sy kirim info lagi, lokasinya persis di sebelah warung.", "Kata tetangga kejadian ini juga dialami gang sebelah.",
         "Untuk dilengkapi: kejadiannya hampir tiap sore sekitar jam 5."];

    public static readonly IReadOnlyList<string> Complaints =
        ["Baru seminggu sudah rusak lagi, tolong dicek ulang.", "Petugas belum pernah datang ke lokasi.", "Jawabannya belum menjawab pertanyaan saya."];

    public static readonly IReadOnlyList<(string Code, string Words)> Archived =
        [("incomplete", "Laporan belum dapat diproses karena lokasi tidak lengkap setelah diminta dilengkapi."), ("too_general", "Laporan terlalu umum sehingga belum dapat ditindaklanjuti."),
         ("not_government", "Persoalan ini antarwarga dan bukan layanan pemerintah."), ("duplicate", "Laporan yang sama sudah ditangani dengan nomor lain."),
         ("out_of_scope", "Perkara ini sedang berjalan di pengadilan.")];
}
