using System.Text;
using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Relay;

/// <summary>Changes from a spreadsheet: looked at first, then taken in.</summary>
internal static class ImportRoutes
{
    public const string Address = "/relay/impor";

    private const int LongestFile = 500_000;

    public static IResult Show(DeskRequest desk) => desk.Show<ImportPage>(new ImportView("", []));

    /// <summary>The dry run.</summary>
    public static async Task<IResult> JudgeAsync(DeskRequest desk, RelayPages pages, RelayImport import, NodeFace face)
    {
        var text = await TextAsync(desk);
        var lines = await import.ReadAsync(await pages.TerritoryAsync(desk), text, face.Zone, desk.Aborted);
        var view = new ImportView(text, lines);
        return desk.Show<ImportPage>(view, view.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    public static async Task<IResult> ApplyAsync(DeskRequest desk, RelayPages pages, RelayImport import, NodeFace face)
    {
        var text = await TextAsync(desk);
        var lines = await import.ReadAsync(await pages.TerritoryAsync(desk), text, face.Zone, desk.Aborted);
        var view = new ImportView(text, lines);
        if (!view.IsGood)
        {
            return desk.Show<ImportPage>(view, StatusCodes.Status422UnprocessableEntity);
        }

        var result = await import.ApplyAsync(desk.Actor, lines, desk.Aborted);
        return desk.Show<ImportedPage>(result);
    }

    private static async Task<string> TextAsync(DeskRequest desk)
    {
        var form = await desk.Http.Request.ReadFormAsync(desk.Aborted);
        if (form.Files.GetFile("berkas") is not { Length: > 0 and <= LongestFile } file)
        {
            return form["isi"].ToString();
        }

        using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true);
        return await reader.ReadToEndAsync(desk.Aborted);
    }
}
