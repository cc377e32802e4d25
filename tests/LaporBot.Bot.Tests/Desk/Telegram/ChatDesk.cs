using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Evaluation;
using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Files;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Bot.Workers;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>The desk in a chat over a ledger of its own, without a channel: what is said, and what is answered.</summary>
internal static class ChatDesk
{
    public const string Instansi = "ntb";
    public const string Unit = "ntb/pupr";

    private static int _updates;

    public static void Add(IServiceCollection services)
    {
        var configuration = new ConfigurationBuilder().Build();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = Environments.Development });
        services.AddSingleton<DeskTexts>().AddSingleton<NodeFace>().AddSingleton<Territories>();
        services.AddSingleton<ChannelLanes>().AddSingleton<PaceMaker>().AddOptions<DeliveryOptions>();
        services.AddFiles(configuration).AddBroadcasts(configuration).AddEvaluation().AddTelegramDesk();
    }

    /// <summary>An account whose chat is bound already.</summary>
    public static async Task<StaffRow> OfficialAsync(this LedgerHarness harness, DeskRole role, string? institution = null, string? telegramId = null)
    {
        foreach (var (code, parent) in ((string, string?)[])[(Instansi, null), (Unit, Instansi), ("lain", null)])
        {
            await harness.Get<Institutions>().KeepAsync(
                null, new InstitutionRow { Code = code, ParentCode = parent, Name = code, RegionCode = code == "lain" ? "99" : "52", IsActive = true, HasDecree = true }, CancellationToken.None);
        }

        var row = await harness.Get<Staff>().KeepAsync(null, $"subjek-{Guid.NewGuid():N}", new StaffCard($"Petugas {role}", role, institution), CancellationToken.None);
        telegramId ??= $"{9000 + Interlocked.Increment(ref _updates)}";
        await harness.Get<Staff>().BindTelegramAsync(Actor.Of(row!, "test"), row!.Id, telegramId, CancellationToken.None);
        return (await harness.Get<Staff>().FindAsync(row.Id, CancellationToken.None))!;
    }

    /// <summary>Null: the citizen's conversation answers.</summary>
    public static async Task<Answer?> SayAsync(this LedgerHarness harness, string telegramId, string words, Func<IncomingMessage, IncomingMessage>? change = null)
    {
        var message = new IncomingMessage($"{Interlocked.Increment(ref _updates)}", new ReplyAddress(TelegramBinding.Channel, telegramId), new MessageContent.Text(words));
        return await harness.Get<AnswerOfficial>()(change?.Invoke(message) ?? message, CancellationToken.None);
    }

    public static Task<Answer?> PressAsync(this LedgerHarness harness, string telegramId, string data) =>
        harness.SayAsync(telegramId, "", message => message with { Content = new MessageContent.Press(data), Under = "55" });

    public static string Text(this Answer? answer) => answer is null ? "(citizen)" : string.Join("\n---\n", answer.Messages.Select(message => message.PlainText));
}
