using System.Collections.Immutable;
using LaporBot.Bot.Desk.Access;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Desk.Telegram;

/// <summary>The desk in Telegram: which act needs which power, and the page that ties a chat to an account.</summary>
internal static class TelegramDeskRegistration
{
    public static IServiceCollection AddTelegramDesk(this IServiceCollection services)
    {
        services.AddSingleton<DeskPlaces>().AddSingleton<ChatMenus>().AddSingleton<DeskActs>().AddSingleton<DeskDoor>().AddSingleton<DeskEntry>();
        services.AddSingleton<BindingTalk>().AddSingleton<QueueTalk>().AddSingleton<CaseTalk>().AddSingleton<ReplyTalk>().AddSingleton<BroadcastTalk>().AddSingleton<EvaluationTalk>().AddSingleton<DeskPictures>().AddSingleton<ReplyPost>().AddSingleton<ReplyAlbums>();
        services.AddSingleton<OfficialFiles>().AddSingleton<ReplyCourier>();
        services.AddSingleton<NoticeWords>().AddSingleton<DeskNews>().AddSingleton<NoticeClock>().AddSingleton<ReplyNews>().AddHostedService<NoticeWorker>();
        services.AddSingleton<OpenDocument>(provider => provider.GetRequiredService<DeskPictures>().OpenAsync);
        services.AddSingleton<AnswerOfficial>(provider => provider.GetRequiredService<DeskDoor>().AnswerAsync);
        return services
            .Act<BindingTalk>("/lepas", Power.Enter, talk => talk.LeaveAsync)
            .Act<QueueTalk>("/antrean", Power.ReadCases, talk => talk.ShowAsync)
            .Act<QueueTalk>(CaseTalk.Queue, Power.ReadCases, talk => talk.ShowAsync)
            .Act<CaseTalk>("/kasus", Power.ReadCases, talk => talk.ShowAsync)
            .Act<CaseTalk>(CaseTalk.Open, Power.ReadCases, talk => talk.ShowAsync)
            .Act<ReplyTalk>("/balas", Power.Reply, talk => talk.WriteAsync)
            .Act<ReplyTalk>(CaseTalk.Reply, Power.Reply, talk => talk.WriteAsync)
            .Act<ReplyTalk>(DeskReading.Saying, Power.Reply, talk => talk.WriteAsync)
            .Act<ReplyTalk>(DeskReading.Changing, Power.Reply, _ => (turn, _) => Task.FromResult(ReplyTalk.Correct(turn)))
            .Act<ReplyTalk>(ReplyTalk.Send, Power.Reply, talk => talk.SendAsync)
            .Act<ReplyTalk>(ReplyTalk.Change, Power.Reply, talk => talk.ChangeAsync)
            .Act<ReplyTalk>(ReplyTalk.Drop, Power.Reply, talk => talk.DropAsync)
            .Act<BroadcastTalk>("/siaran", Power.StopBroadcast, talk => talk.ListAsync)
            .Act<BroadcastTalk>(BroadcastTalk.Look, Power.StopBroadcast, talk => talk.LookAsync)
            .Act<BroadcastTalk>(BroadcastTalk.Pause, Power.StopBroadcast, talk => talk.PauseAsync)
            .Act<BroadcastTalk>(BroadcastTalk.Resume, Power.DraftBroadcast, talk => talk.ResumeAsync)
            .Act<BroadcastTalk>(BroadcastTalk.AskCancel, Power.StopBroadcast, talk => talk.AskCancelAsync)
            .Act<BroadcastTalk>(BroadcastTalk.Cancel, Power.StopBroadcast, talk => talk.CancelAsync)
            .Act<EvaluationTalk>("/evaluasi", Power.SeeEvaluation, talk => talk.ShowAsync);
    }

    public static RouteGroupBuilder MapTelegramDesk(this RouteGroupBuilder desk)
    {
        desk.MapPost("/saya/telegram", BindingDesk.OfferAsync).For(Power.Enter);
        desk.MapPost("/saya/telegram/lepas", BindingDesk.FreeAsync).For(Power.Enter);
        return desk;
    }

    private static IServiceCollection Act<TTalk>(
        this IServiceCollection services, string name, Power power, Func<TTalk, Func<OfficialTurn, CancellationToken, Task<ImmutableArray<OutgoingMessage>>>> way)
        where TTalk : notnull =>
        services.AddSingleton(provider => new DeskAct(name, power, way(provider.GetRequiredService<TTalk>())));
}
