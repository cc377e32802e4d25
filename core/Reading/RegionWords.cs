using System.Collections.Immutable;
using Kind = LaporBot.Core.Reading.RegionTerm;

namespace LaporBot.Core.Reading;

/// <summary>What a word can do in naming a kabupaten or kota.</summary>
internal enum RegionTerm : byte
{
    None,

    /// <summary>One of the ten, a capital or a district, by a name that means nothing else.</summary>
    Name,

    /// <summary>The name of a place that is a word of the language too ("tanjung" is a cape).</summary>
    CommonName,
    Lombok,
    Sumbawa,
    Bima,
    West,
    Middle,
    East,
    North,
    Great,
    City,
    Regency,
    District,
    Village,

    /// <summary>A name behind it says where something is.</summary>
    Where,

    /// <summary>A name behind it is a destination or an origin.</summary>
    Route,

    /// <summary>A name right behind it is the street's; one farther behind says where the street is.</summary>
    Street,

    /// <summary>A name behind it belongs to a dish, a firm or a person.</summary>
    NotPlace,

    /// <summary>Stands between a street word and its name.</summary>
    StreetKind,
    Self,
}

/// <summary>The table behind <see cref="RegionLexicon"/>. Districts of few letters or of two meanings are marked as common.</summary>
internal static class RegionWords
{
    public static readonly ImmutableArray<(Kind Kind, string Codes, string Words)> All =
    [
        (Kind.Name, "52.71", "mataram mtrm ampenan cakra cakranegara cakranegare sandubaya sekarbela selaparang"),
        (Kind.Name, "52.01", "lobar gerung giri_menang narmada senggigi sekotong labuapi batulayar gunungsari gunung_sari batu_layar lingsar kuripan"),
        (Kind.CommonName, "52.01", "lembar kediri"),
        (Kind.Name, "52.02", "loteng praya kuta_mandalika batukliang jonggat pujut janapria pringgarata"),
        (Kind.CommonName, "52.02", "kopang mandalika"),
        (Kind.Name, "52.03", "lotim selong masbagik aikmel sembalun pringgabaya labuhan_lombok labuhan_haji keruak jerowaru terara sikur sukamulia wanasaba sambelia pringgasela montong_gading tanjung_luar"),
        (Kind.CommonName, "52.03", "sakra suela"),
        (Kind.Name, "52.08", "lotara lotut klu gili_trawangan gili_meno gili_air trawangan"),
        (Kind.CommonName, "52.08", "tanjung pemenang bayan gangga kayangan"),
        (Kind.Name, "52.07", "ksb taliwang jereweh sekongkang seteluk maluk brang_rea brang_ene poto_tano"),
        (Kind.Name, "52.04", "sumbawa_besar plampang lunyuk moyo_hilir moyo_hulu moyo_utara labuhan_badas unter_iwes batulanteh"),
        (Kind.CommonName, "52.04", "alas utan empang lape ropang"),
        (Kind.Name, "52.05", "dompu dompo manggelewa huu woja"),
        (Kind.CommonName, "52.05", "kempo pekat kilo pajo"),
        (Kind.Name, "52.06", "woha sape donggo soromandi langgudu madapangga palibelo parado"),
        (Kind.CommonName, "52.06", "belo bolo monta wawo wera lambu sanggar tambora ambalawi"),
        (Kind.Name, "52.72", "rasanae rasanae_barat rasanae_timur asakota mpunda"),
        (Kind.CommonName, "52.72", "raba"),
        (Kind.Lombok, "", "lombok lmbok lombk lmbk lombo lbk"),
        (Kind.Sumbawa, "", "sumbawa smbwa sumbw sumbawe"),
        (Kind.Bima, "", "bima mbojo"),
        (Kind.West, "", "barat brt brat west"),
        (Kind.Middle, "", "tengah tngah tgh tngh tenga central"),
        (Kind.East, "", "timur tmr timr tmur timor east"),
        (Kind.North, "", "utara utr utra north"),
        (Kind.Great, "", "besar bsr"),
        (Kind.City, "", "kota kt kotamadya kodya city pemkot walikota"),
        (Kind.Regency, "", "kabupaten kab kabupatn kbupaten kbptn regency bupati pemkab pemda"),
        (Kind.District, "", "kecamatan kec kcmtan kecamtan district"),
        (Kind.Village, "", "desa ds kelurahan kel klurahan village"),
        (Kind.Where, "", "di d didaerah diwilayah dusun dsn daerah wilayah wrg masyarakat in at near lingkungan dinas kantor dukcapil disdukcapil rsud rs puskesmas "
            + "samsat pln pdam polres polresta polsek kejari lapas pasar terminal pelabuhan alun smp smpn sma sman smk smkn sdn sd kampus pengadilan bpjs bpn unit cabang uptd"),
        (Kind.Route, "", "ke menuju arah jurusan tujuan rute bus travel trayek dari dr asal kirim pindah to from"),
        (Kind.Street, "", "jalan jl jln gang gg lorong street"),
        (Kind.NotPlace, "", "jend simpang kopi madu susu kuda liar ayam sate nasi plecing tenun kain bank universitas univ hotel toko warung rm pt cv ud "
            + "pak bu bapak ibu mas mbak sdr saudara bernama nama namanya orang suku bahasa khas gunung pulau selat laut tim persatuan bakso soto tugu"),
        (Kind.StreetKind, "", "raya lintas lingkar protokol"),
        (Kind.Self, "", "saya sy sya kami kita warga aku i we"),
    ];
}
