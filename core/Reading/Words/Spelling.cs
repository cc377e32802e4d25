using System.Collections.Frozen;

namespace LaporBot.Core.Reading.Words;

/// <summary>How words are shortened on a phone (domain.md 3.1) and what they stand for; a third of all reports is written so.</summary>
internal static class Spelling
{
    private const string Pairs =
        "yg=yang dgn=dengan dg=dengan utk=untuk untk=untuk u=untuk krn=karena karna=karena krna=karena sdh=sudah udh=sudah udah=sudah dah=sudah sdah=sudah "
        + "blm=belum blum=belum blom=belum tdk=tidak tdak=tidak tak=tidak gak=tidak ga=tidak gk=tidak g=tidak nggak=tidak ngga=tidak enggak=tidak kagak=tidak "
        + "ndak=tidak ndk=tidak bgt=banget bngt=banget klo=kalau kalo=kalau kl=kalau klu=kalau jg=juga jgn=jangan dr=dari dri=dari pd=pada dlm=dalam dl=dulu "
        + "tp=tapi tpi=tapi trs=terus trus=terus trz=terus sm=sama sma2=sama lg=lagi lgi=lagi aja=saja aj=saja sj=saja bs=bisa bsa=bisa hrs=harus hrus=harus "
        + "mhn=mohon mhon=mohon mohn=mohon tlg=tolong tlong=tolong tlng=tolong tks=terimakasih thx=terimakasih makasih=terimakasih trims=terimakasih "
        + "bpk=bapak pa=pak bp=bapak sy=saya sya=saya aq=saya gw=saya gue=saya kmi=kami kt=kita org=orang orng=orang byk=banyak bnyk=banyak bnyak=banyak "
        + "sbg=sebagai spt=seperti sprti=seperti kyk=seperti kayak=seperti kek=seperti dpt=dapat dpet=dapat skrg=sekarang skrng=sekarang skg=sekarang "
        + "kmrn=kemarin kmaren=kemarin kemaren=kemarin kmrin=kemarin bsk=besok hr=hari hri=hari mgg=minggu mggu=minggu bln=bulan thn=tahun th=tahun tgl=tanggal "
        + "jm=jam tmn=teman sklh=sekolah skolah=sekolah skul=sekolah klas=kelas jln=jalan jl=jalan jlan=jalan jalanan=jalan dpn=depan dkt=dekat deket=dekat "
        + "blk=belakang smping=samping sblh=sebelah rmh=rumah rmah=rumah rs=rsud pkm=puskesmas puskes=puskesmas lmp=lampu lmpu=lampu lampunya=lampu "
        + "kec=kecamatan kel=kelurahan kab=kabupaten ds=desa kmpg=kampung kmpung=kampung dsn=dusun prov=provinsi pemkab=pemerintah pemkot=pemerintah "
        + "pemprov=pemerintah pemda=pemerintah ttg=tentang bbrp=beberapa brp=berapa brapa=berapa kpn=kapan kpan=kapan knp=kenapa knapa=kenapa gmn=bagaimana "
        + "gmna=bagaimana gimana=bagaimana gmana=bagaimana dmn=dimana dmana=dimana ap=apa apkh=apakah apkah=apakah min=admin nih=ini tsb=tersebut ortu=orangtua "
        + "ank=anak anknya=anak istr=istri suamiku=suami sklian=sekalian smua=semua smpe=sampai smp2=sampai sampe=sampai smpai=sampai sblm=sebelum stlh=setelah "
        + "abis=habis abs=habis hbs=habis bru=baru br=baru td=tadi tdi=tadi msh=masih masi=masih mnt=menit pke=pakai pake=pakai "
        + "bensos=bansos bantuannya=bantuan pungutli=pungli ijin=izin perijinan=izin perizinan=izin akte=akta aktenya=akta ijasah=ijazah sertipikat=sertifikat "
        + "sertfikat=sertifikat sertifikatnya=sertifikat ambulan=ambulans antri=antre antrian=antre antrean=antre ngantri=antre ngantre=antre "
        + "mati2=mati lobang=lubang berlobang=berlubang got2=got smpah=sampah sampahnya=sampah bnjir=banjir banjirnya=banjir lstrik=listrik listriknya=listrik "
        + "wrga=warga wrg=warga msyarakat=masyarakat kmpus=kampus plg=pulang plng=pulang kk2=kk nanya=tanya nanyain=tanya nnya=tanya";

    /// <summary>Words that carry nothing about what a report is about; known so that nobody looks for their stems.</summary>
    private const string Common =
        "yang dan di ke dari ini itu untuk dengan pada adalah atau juga saya kami kita anda mereka dia beliau ada oleh karena agar supaya akan bisa dapat "
        + "sudah telah masih lagi saja hanya sangat sekali banget lebih paling para pak bu ibu bapak mas mbak kak bang tolong mohon mohonkan terima kasih "
        + "terimakasih selamat pagi siang sore malam assalamualaikum wassalam salam hormat seperti sampai sejak kalau jika bila tapi tetapi namun sedangkan "
        + "padahal sehingga maka lalu kemudian terus setiap tiap semua banyak beberapa hari minggu bulan tahun jam tanggal tadi kemarin sekarang besok baru "
        + "lama dulu nanti setelah sebelum dalam luar atas bawah sini situ sana bukan jangan harus perlu mau ingin biar bagai sebagai secara antara "
        + "kepada terhadap tentang menurut maupun bahkan apalagi serta sama lain orang warga masyarakat pemerintah dinas kepala kantor desa kelurahan kecamatan "
        + "kabupaten kota provinsi dusun lingkungan kampung rumah anak istri suami nya lah kah pun sih kok ya dong deh oh nah begini begitu demikian segera "
        + "cepat terkait warganya sebentar seorang sebuah kenyataan perhatian kerjasama kerjasamanya lapangan pimpinan the a an and or of to in on at is are "
        + "was were be been it this that with for from by as my our we i you they he she have has had not no please sir madam there here";

    /// <summary>The spellings that stand for another word.</summary>
    public static readonly FrozenDictionary<string, string> Short = Pairs.Split(' ')
        .Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Words without a topic.</summary>
    public static readonly FrozenSet<string> Filler = Common.Split(' ').ToFrozenSet();
}
