using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace LaporBot.Bot.Sandbox;

/// <summary>What arrived at the sandbox, as a page without script. Everything is escaped in <see cref="E"/>.</summary>
internal static class SandboxPage
{
    private const int MostShown = 50;

    private const string Style = """
        :root{color-scheme:light dark;--line:#8884;--soft:#8881;--warn:#b45309}
        *{box-sizing:border-box}body{margin:0 auto;max-width:46rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif}
        h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.05rem;margin:0}p{margin:.4rem 0}
        .banner{border:2px solid var(--warn);border-radius:.6rem;padding:.6rem .9rem;font-weight:600}
        article,details{border:1px solid var(--line);border-radius:.6rem;padding:.8rem .9rem;margin:.8rem 0}
        .tag{display:inline-block;border:1px solid var(--line);border-radius:1rem;padding:0 .6rem;margin:.2rem .3rem .2rem 0;font-size:.85rem}
        ol{margin:.5rem 0;padding-left:1.2rem}li{margin:.25rem 0}time{opacity:.75;font-size:.85rem}
        button,select,input{font:inherit;padding:.4rem .7rem;border-radius:.4rem;border:1px solid var(--line)}
        form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:.5rem 0 0}label{display:grid;font-size:.85rem}input{width:6rem}
        """;

    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly (SandboxFault Fault, string Label)[] Switches =
    [
        (SandboxFault.None, "Normal"),
        (SandboxFault.Latency, "Lambat"),
        (SandboxFault.BadRequest, "400 ditolak"),
        (SandboxFault.Forbidden, "403 kunci ditolak"),
        (SandboxFault.NotFound, "404 tidak dikenal"),
        (SandboxFault.TooMany, "429 terlalu ramai"),
        (SandboxFault.ServerError, "500 rusak"),
        (SandboxFault.Unavailable, "503 tidak tersedia"),
        (SandboxFault.DropAfterCommit, "Putus setelah tersimpan"),
        (SandboxFault.Html, "Jawaban HTML"),
        (SandboxFault.Duplicate, "Jawaban duplikat"),
        (SandboxFault.Token, "Token dulu, nomor menyusul"),
        (SandboxFault.OutOfOrder, "Urutan terbalik"),
    ];

    public static IResult Show(HttpContext context, SandboxHub hub, SandboxFaults faults, IHostEnvironment environment)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return Results.Text(
            Render(hub.All, faults.Current, environment.IsProduction(), SandboxDoor.IsLocal(context)), "text/html; charset=utf-8");
    }

    /// <param name="cases">Newest first.</param>
    /// <param name="fault">The fault that is switched on.</param>
    /// <param name="isProduction">Warn louder.</param>
    /// <param name="isLocal">A visitor from elsewhere gets no switches and no title of a secret report.</param>
    internal static string Render(IReadOnlyList<SandboxCase> cases, FaultSetting fault, bool isProduction, bool isLocal) => $"""
        <!doctype html>
        <html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
        <meta http-equiv="refresh" content="10"><title>Kotak pasir LaporBot</title><style>{Style}</style></head>
        <body><h1>Kotak pasir hub nasional</h1>
        <p class="banner" role="note">{Banner(isProduction)}</p>
        <p>{cases.Count} laporan diterima. Halaman ini menyegarkan diri setiap 10 detik.</p>
        {(isLocal ? Faults(fault) : "")}
        <main>{(cases.Count == 0 ? "<p>Belum ada laporan. Kirim satu lewat obrolan di <a href=\"/\">halaman depan</a>.</p>" : "")}
        {string.Concat(cases.Take(MostShown).Select(held => Article(held, isLocal)))}</main>
        </body></html>
        """;

    private static string Banner(bool isProduction) => isProduction
        ? "PERINGATAN: gerbang ini berjalan dalam mode Production dengan kotak pasir. Laporan warga TIDAK sampai ke instansi mana pun."
        : "Ini hub tiruan untuk mencoba: tidak ada laporan yang sampai ke instansi mana pun.";

    private static string Article(SandboxCase held, bool isLocal)
    {
        var title = held.IsSecret && !isLocal ? "(rahasia)" : held.Field("attribute[title]") ?? "(tanpa judul)";
        var tags = new[]
        {
            SandboxCategories.Find(held.Field("service_code"))?.Name,
            held.Field("attribute[classification]"),
            held.Field("address_string")?.Split(',')[^1].Trim(),
            held.Field("attribute[channel]"),
            held.Field("attribute[is_anonymous]") == "true" ? "anonim" : "dengan nama",
            held.IsSecret ? "rahasia" : null,
        };
        return $"""
            <article><h2>#{E(held.Id)} {E(title)}</h2>
            <p>{string.Concat(tags.OfType<string>().Where(tag => tag.Length > 0).Select(tag => $"<span class=\"tag\">{E(tag)}</span>"))}</p>
            <ol><li>{Time(held.ReceivedAt)} diterima, rujukan {E(held.Field("attribute[client_ref]") ?? "-")}</li>{string.Concat(held.Updates.Select(update => Line(update, held, isLocal)))}</ol>
            {(isLocal && !held.IsClosed ? Advance(held.Id) : "")}</article>
            """;
    }

    /// <summary>What only an official of the gateway says; "open" may be either.</summary>
    private static readonly string[] ByOfficial = ["internal_referral", "in_progress", "answered", "not_councils_responsibility", "no_further_action"];

    /// <summary>What the citizen said is shown on this machine only, like the title of a secret report.</summary>
    private static string Line(SandboxUpdate update, SandboxCase held, bool isLocal)
    {
        var who = ByOfficial.Contains(update.Status) ? "dari petugas" : "dari pelapor";
        var words = !update.FromGateway ? update.Description
            : isLocal && !held.IsSecret ? $"{who}: {update.Description}"
            : $"({who})";
        var files = update.Files > 0 ? $", {update.Files} berkas" : "";
        return $"<li>{Time(update.At)} <strong>{E(Label(update))}</strong> {E(words + files)}</li>";
    }

    private static string Label(SandboxUpdate update) => (update.FromGateway, update.Status) switch
    {
        (true, "open") => "tambahan",
        (true, "reopen") => "dibuka kembali",
        (true, "fixed") => "puas",
        (true, "cancelled") => "dicabut",
        (true, "internal_referral") => "diteruskan",
        (true, "in_progress") => "ditangani",
        (true, "answered") => "dijawab",
        (true, "not_councils_responsibility") => "bukan wewenang",
        (true, "no_further_action") => "diarsipkan",
        _ => update.ExternalStatus ?? update.Status,
    };

    private static string Advance(string id) =>
        $"<form method=\"post\" action=\"/sandbox/advance\"><input type=\"hidden\" name=\"id\" value=\"{E(id)}\"><button>Majukan sekarang</button></form>";

    private static string Faults(FaultSetting fault) => $"""
        <details{(fault.Kind is SandboxFault.None ? "" : " open")}><summary>Gangguan: {E(Label(fault.Kind))}</summary>
        <form method="post" action="/sandbox/faults">
        <label>Jenis<select name="fault">{string.Concat(Switches.Select(one => Option(one.Fault, one.Label, fault.Kind)))}</select></label>
        <label>Berapa kali (0 = terus)<input name="count" inputmode="numeric" value="{fault.Count}"></label>
        <label>Detik<input name="seconds" inputmode="decimal" value="{(fault.Seconds == 0 ? "5" : fault.Seconds.ToString(CultureInfo.InvariantCulture))}"></label>
        <label>Berlaku untuk<select name="scope"><option value="submit">pengiriman laporan</option><option value="all">semua</option></select></label>
        <button>Terapkan</button></form></details>
        """;

    private static string Option(SandboxFault fault, string label, SandboxFault current) =>
        $"<option value=\"{fault}\"{(fault == current ? " selected" : "")}>{E(label)}</option>";

    private static string Label(SandboxFault fault) => Switches.First(one => one.Fault == fault).Label;

    private static string Time(DateTimeOffset at) =>
        $"<time datetime=\"{SandboxAnswers.Time(at)}\">{at.UtcDateTime.ToString("dd-MM HH:mm:ss", CultureInfo.InvariantCulture)} UTC</time>";

    private static string E(string text) => HtmlEncoder.Default.Encode(text);
}
