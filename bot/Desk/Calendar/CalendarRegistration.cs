using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Shell;

namespace LaporBot.Bot.Desk.Calendar;

/// <summary>Holidays and limits of the node.</summary>
internal static class CalendarRegistration
{
    public static IServiceCollection AddCalendarPages(this IServiceCollection services) => services
        .AddSingleton<CalendarDesk>()
        .AddSingleton(new MenuItem("/kalender", "Calendar.Menu", Power.SetCalendar));

    public static RouteGroupBuilder MapCalendar(this RouteGroupBuilder desk)
    {
        desk.MapGet("/kalender", ShowAsync).For(Power.SetCalendar);
        desk.MapPost("/kalender/libur", AddAsync).For(Power.SetCalendar);
        desk.MapPost("/kalender/libur/{day}/hapus", RemoveAsync).For(Power.SetCalendar);
        desk.MapPost("/kalender/batas", SetAsync).For(Power.SetCalendar);
        desk.MapPost("/kalender/batas/{day}/hapus", UnsetAsync).For(Power.SetCalendar);
        return desk;
    }

    private static async Task<IResult> ShowAsync(DeskRequest desk, CalendarDesk calendar) =>
        desk.Show<CalendarPage>(await calendar.ViewAsync(desk.Asked("tahun"), desk.Aborted));

    private static async Task<IResult> AddAsync(DeskRequest desk, CalendarDesk calendar)
    {
        var form = await desk.Http.Request.ReadFormAsync(desk.Aborted);
        var entry = await HolidayEntry.OfAsync(form, desk.Aborted);
        if (entry.Faults.Count > 0)
        {
            var view = await calendar.ViewAsync("", desk.Aborted) with { Typed = entry.Typed, Faults = entry.Faults, Unread = entry.Unread };
            return desk.Show<CalendarPage>(view, StatusCodes.Status422UnprocessableEntity);
        }

        await calendar.AddAsync(desk.Actor, entry.Days, desk.Aborted);
        return desk.GoTo($"/kalender?tahun={entry.Days[0].Day.Year}", "Calendar.Done.Added");
    }

    private static async Task<IResult> RemoveAsync(DeskRequest desk, string day, CalendarDesk calendar) =>
        HolidayEntry.Day(day) is { } chosen && await calendar.RemoveAsync(desk.Actor, chosen, desk.Aborted)
            ? desk.GoTo($"/kalender?tahun={chosen.Year}", "Calendar.Done.Removed")
            : desk.NotFound();

    private static async Task<IResult> SetAsync(DeskRequest desk, CalendarDesk calendar)
    {
        var entry = LimitEntry.Of(await desk.Http.Request.ReadFormAsync(desk.Aborted));
        var faults = await calendar.SetAsync(desk.Actor, entry, desk.Aborted);
        return faults.Count == 0
            ? desk.GoTo("/kalender", "Calendar.Done.Limits")
            : desk.Show<CalendarPage>(
                await calendar.ViewAsync("", desk.Aborted) with { Limits = entry, LimitFaults = faults }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> UnsetAsync(DeskRequest desk, string day, CalendarDesk calendar) =>
        HolidayEntry.Day(day) is { } chosen && await calendar.UnsetAsync(desk.Actor, chosen, desk.Aborted)
            ? desk.GoTo("/kalender", "Calendar.Done.Unset")
            : desk.NotFound();
}
