using LaporBot.Channels.WebChat.Uploads;
using LaporBot.Core.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>The pages for browsers without scripts.</summary>
internal sealed class FormRoutes(ComplaintForm form, FormReading reading, FormSeal seal, FormPage page, FormShell shell)
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(FormShell.Root).AddEndpointFilter<FormGate>();
        group.MapGet("", (HttpContext context, FormRoutes routes) => routes.Open(context));
        group.MapPost("", (HttpContext context, FormRoutes routes) => routes.SendAsync(context))
            .WithMetadata(new RequestSizeLimitAttribute(FormReading.MostTolerated));
        group.MapGet(CasePage.Receipt, (HttpContext context, CasePage cases) => cases.ReceiptAsync(context));
        group.MapGet(CasePage.Status, (HttpContext context, CasePage cases) => cases.StatusAsync(context));
    }

    /// <summary>GET: an empty form with a draft of its own.</summary>
    public IResult Open(HttpContext context)
    {
        form.Opened();
        return Show(context, FormEntry.Empty(FormShell.LanguageOf(context.Request)), null);
    }

    /// <summary>POST: files it and leads to the receipt, or shows it again with all its faults.</summary>
    public async Task<IResult> SendAsync(HttpContext context)
    {
        var entry = await reading.ReadAsync(context.Request, FormShell.LanguageOf(context.Request));
        if (entry.IsRenewed)
        {
            return Show(context, entry, null);
        }

        // Whatever happens to the answer: from here on the files may belong to a complaint, and only time removes them.
        var outcome = await form.SubmitAsync(entry.Answers(), context.RequestAborted);
        return outcome.Ticket is null
            ? Show(context, entry with { Files = [.. entry.Files.Where(file => IsKept(file, outcome))] }, outcome)
            : Results.Redirect(FormShell.Link(context.Request, CasePage.Receipt, $"{CasePage.Key}={seal.ForReceipt(entry.Draft)}"));
    }

    private IResult Show(HttpContext context, FormEntry entry, FormOutcome? outcome) => shell.Show(
        context,
        page.Print(entry, outcome?.Faults ?? [], FormShell.Link(context.Request, "")),
        outcome is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static bool IsKept(UploadedFile file, FormOutcome outcome) => file.IsStored && outcome.Files.Any(one => one.Source == file.Stored);
}
