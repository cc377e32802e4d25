using System.Collections.Immutable;
using Kind = LaporBot.Core.Reading.TermKind;

namespace LaporBot.Core.Reading;

/// <summary>The table behind <see cref="TimeLexicon"/>: meaning, value, words.</summary>
internal static class TimeWords
{
    public static readonly ImmutableArray<(Kind Kind, short Value, bool IsLoose, string Words)> All =
    [
        .. Numbers(),
        .. Units(),
        .. Weekdays(),
        .. Months(),
        .. Parts(),
        .. Pointers(),
        .. Joints(),
    ];

    private static (Kind, short, bool, string)[] Numbers() =>
    [
        (Kind.Number, 1, false, "satu one"),
        (Kind.Number, 2, false, "dua two"),
        (Kind.Number, 3, false, "tiga three"),
        (Kind.Number, 4, false, "empat four"),
        (Kind.Number, 5, false, "lima five"),
        (Kind.Number, 6, false, "enam six"),
        (Kind.Number, 7, false, "tujuh seven"),
        (Kind.Number, 8, false, "delapan lapan eight"),
        (Kind.Number, 9, false, "sembilan nine"),
        (Kind.Number, 10, false, "sepuluh ten"),
        (Kind.Number, 11, false, "sebelas eleven"),
        (Kind.Number, 12, false, "duabelas twelve"),
        (Kind.Tens, 10, false, "puluh"),
        (Kind.Teens, 10, false, "belas"),
        (Kind.Half, 0, false, "setengah stengah stngah stgh half"),
        (Kind.Several, 0, false, "beberapa bbrp bbrapa brp few several couple"),
        (Kind.Article, 1, false, "a an"),
        (Kind.Ordinal, 0, false, "st nd rd"),
    ];

    private static (Kind, short, bool, string)[] Units() =>
    [
        (Kind.Unit, (short)TimeUnit.Minute, false, "menit mnt minute minutes mins"),
        (Kind.Unit, (short)TimeUnit.Hour, false, "jam hour hours hrs"),
        (Kind.Unit, (short)TimeUnit.Day, false, "hari harian hr hri day days"),
        (Kind.Unit, (short)TimeUnit.Week, false, "pekan week weeks wks mingguan"),
        (Kind.Unit, (short)TimeUnit.Week, true, "minggu mgg mg mggu mingu minggo"),
        (Kind.Unit, (short)TimeUnit.Month, false, "bulan bulanan bln bl month months"),
        (Kind.Unit, (short)TimeUnit.Year, false, "tahun thn th taun year years"),
        (Kind.OneUnit, (short)TimeUnit.Hour, false, "sejam"),
        (Kind.OneUnit, (short)TimeUnit.Day, false, "sehari"),
        (Kind.OneUnit, (short)TimeUnit.Week, false, "seminggu sminggu semingu smgg smggu seminggunya semingguan sepekan"),
        (Kind.OneUnit, (short)TimeUnit.Month, false, "sebulan sebulanan sbulan sebln sbln"),
        (Kind.OneUnit, (short)TimeUnit.Year, false, "setahun setahunan sethn sthn setaun"),
    ];

    private static (Kind, short, bool, string)[] Weekdays() =>
    [
        (Kind.Weekday, 0, false, "ahad sunday"),
        (Kind.Weekday, 1, false, "senin snin senen monday"),
        (Kind.Weekday, 2, false, "selasa slasa slsa tuesday"),
        (Kind.Weekday, 3, false, "rabu rbu rebo wednesday"),
        (Kind.Weekday, 4, false, "kamis kmis kms kemis thursday"),
        (Kind.Weekday, 5, false, "jumat jmt jumaat friday"),
        (Kind.Weekday, 6, false, "sabtu sbtu sbt saturday"),
        (Kind.Weekday, 0, true, "sun"),
        (Kind.Weekday, 1, true, "mon"),
        (Kind.Weekday, 2, true, "tue tues"),
        (Kind.Weekday, 3, true, "wed"),
        (Kind.Weekday, 4, true, "thu thurs"),
        (Kind.Weekday, 5, true, "fri"),
        (Kind.Weekday, 6, true, "sat"),
    ];

    private static (Kind, short, bool, string)[] Months() =>
    [
        (Kind.Month, 1, false, "januari january"),
        (Kind.Month, 2, false, "februari pebruari february"),
        (Kind.Month, 3, false, "maret"),
        (Kind.Month, 4, false, "april"),
        (Kind.Month, 5, false, "mei"),
        (Kind.Month, 6, false, "juni june"),
        (Kind.Month, 7, false, "juli july"),
        (Kind.Month, 8, false, "agustus agst august"),
        (Kind.Month, 9, false, "september sept"),
        (Kind.Month, 10, false, "oktober okt october"),
        (Kind.Month, 11, false, "november nopember"),
        (Kind.Month, 12, false, "desember december"),
        (Kind.Month, 1, true, "jan"),
        (Kind.Month, 2, true, "feb peb"),
        (Kind.Month, 3, true, "mar mrt march"),
        (Kind.Month, 4, true, "apr"),
        (Kind.Month, 5, true, "may"),
        (Kind.Month, 6, true, "jun"),
        (Kind.Month, 7, true, "jul"),
        (Kind.Month, 8, true, "agu ags agt agus aug"),
        (Kind.Month, 9, true, "sep"),
        (Kind.Month, 10, true, "oct"),
        (Kind.Month, 11, true, "nov nop"),
        (Kind.Month, 12, true, "des dec"),
    ];

    private static (Kind, short, bool, string)[] Parts() =>
    [
        (Kind.Part, (short)DayPart.Dawn, false, "subuh sbuh dini dawn"),
        (Kind.Part, (short)DayPart.Morning, false, "pagi pgi pg morning"),
        (Kind.Part, (short)DayPart.Midday, false, "siang siank sing noon midday"),
        (Kind.Part, (short)DayPart.Afternoon, false, "sore sre petang afternoon"),
        (Kind.Part, (short)DayPart.Night, false, "malam mlm malem mlam night nights evening magrib maghrib isya"),
        (Kind.BeforeNoon, 0, false, "am"),
        (Kind.AfterNoon, 0, false, "pm"),
        (Kind.ClockWord, 0, false, "pukul pkl pk pukl at"),
        (Kind.OClock, 0, false, "oclock"),
        (Kind.Past, 0, false, "lewat lebih past"),
        (Kind.Short, 0, false, "kurang krg"),
        (Kind.Zone, 7, false, "wib"),
        (Kind.Zone, 8, false, "wita"),
        (Kind.Zone, 9, false, "wit"),
    ];

    private static (Kind, short, bool, string)[] Pointers() =>
    [
        (Kind.Today, 0, false, "today hariini harini"),
        (Kind.Now, 0, false, "sekarang skrg skrng skrang skarang skg skr now"),
        (Kind.Yesterday, 0, false, "kemarin kmrn kmarin kemaren kmaren kmren kemrin kemrn kmrin kmr kemarinnya kemarennya yesterday"),
        (Kind.LastNight, 0, false, "semalam smlm smalam semalem semlm tadimalam"),
        (Kind.Earlier, 0, false, "tadi td tdi tadii"),
        (Kind.New, 0, false, "baru br"),
        (Kind.JustNow, 0, false, "barusan brusan brsn barusaja"),
        (Kind.AfterTomorrow, 0, false, "lusa"),
        (Kind.Tomorrow, 0, false, "besok bsok bsk besuk tomorrow"),
        (Kind.Next, 0, false, "depan dpn nanti ntar nti next"),
        (Kind.More, 0, false, "lagi lg"),
        (Kind.This, 0, false, "ini this"),
        (Kind.Ago, 0, false, "lalu llu silam ago"),
        (Kind.Former, 0, false, "dulu dlu"),
        (Kind.Last, 0, false, "last"),
        (Kind.Before, 0, false, "before sebelum sblm tempo lambat"),
        (Kind.DateWord, 0, false, "tanggal tgl tggl tgal tnggal"),
        (Kind.Early, 0, false, "awal awl early beginning"),
        (Kind.Middle, 0, false, "pertengahan tengah mid middle"),
        (Kind.End, 0, false, "akhir akhr end late"),
        (Kind.Recent, 0, false, "terakhir belakangan trakhir"),
    ];

    private static (Kind, short, bool, string)[] Joints() =>
    [
        (Kind.Which, 0, false, "yang yg"),
        (Kind.Since, 0, false, "sejak sjk semenjak dari dr mulai since from"),
        (Kind.Already, 0, false, "sudah sdh udah udh dah telah hampir for already almost"),
        (Kind.Around, 0, false, "sekitar kira sktr skitar about around nearly"),
        (Kind.Filler, 0, false, "pada pd of the on in pas abis habis waktu wkt saat jelang menjelang bada sehabis selepas"),
        (Kind.Every, 0, false, "tiap setiap stiap tiap2 every each per"),
        (Kind.Once, 0, false, "sekali skali kemudian kmudian later"),
        (Kind.Duration, 0, false, "selama slama dalam dlm setelah stlh sesudah within after maksimal janji"),
        (Kind.Age, 0, false, "lahir kelahiran born umur usia berumur berusia aged umurnya usianya"),
        (Kind.Until, 0, false, "sampai smpai smp sampe hingga until till"),
        (Kind.And, 0, false, "dan atau and or sama"),
        (Kind.Street, 0, false, "jalan jl jln gang gg lapangan lap gedung stadion perumahan perum btn monumen tugu simpang lorong street"),
        (Kind.NumberWord, 0, false, "rt rw no nomor nmr hp wa telp tlp rp blok kelas km sdn sd smpn sman smk smkn tk nik kk sim plat ktp bpjs norek"),
    ];
}
