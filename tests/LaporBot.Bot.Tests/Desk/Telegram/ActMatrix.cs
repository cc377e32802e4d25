using LaporBot.Bot.Desk.Access;
using LaporBot.Bot.Desk.Telegram;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Tests.Ledger;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>Role by act, cell by cell: what the table of powers says is what the chat does.</summary>
public sealed class ActMatrix : LedgerTest
{
    private static readonly Dictionary<string, Power> Expected = new()
    {
        ["/antrean"] = Power.ReadCases,
        ["/kasus"] = Power.ReadCases,
        ["/balas"] = Power.Reply,
        ["/siaran"] = Power.StopBroadcast,
        ["/evaluasi"] = Power.SeeEvaluation,
        ["/lepas"] = Power.Enter,
        [CaseTalk.Queue] = Power.ReadCases,
        [CaseTalk.Open] = Power.ReadCases,
        [CaseTalk.Reply] = Power.Reply,
        [DeskReading.Saying] = Power.Reply,
        [DeskReading.Changing] = Power.Reply,
        [ReplyTalk.Send] = Power.Reply,
        [ReplyTalk.Change] = Power.Reply,
        [ReplyTalk.Drop] = Power.Reply,
        [BroadcastTalk.Look] = Power.StopBroadcast,
        [BroadcastTalk.Pause] = Power.StopBroadcast,
        [BroadcastTalk.Resume] = Power.DraftBroadcast,
        [BroadcastTalk.AskCancel] = Power.StopBroadcast,
        [BroadcastTalk.Cancel] = Power.StopBroadcast,
    };

    [Fact]
    public void Every_act_names_the_power_it_is_meant_to_and_every_command_is_an_act()
    {
        var acts = Harness.Get<DeskActs>().All.ToDictionary(act => act.Name, act => act.Power);
        Assert.Equal(Expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), acts.OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.All(DeskReading.Commands, command => Assert.Contains($"/{command}", acts.Keys));
    }

    [Fact]
    public async Task Each_role_may_do_in_the_chat_exactly_what_the_table_says()
    {
        foreach (var role in PowerTable.Roles)
        {
            var official = await Harness.OfficialAsync(role, role switch { DeskRole.AdminInstansi => ChatDesk.Instansi, DeskRole.PejabatPenghubung => ChatDesk.Unit, _ => null });
            foreach (var (act, power) in Expected.Where(pair => pair.Key != "/lepas"))
            {
                var answer = act switch
                {
                    DeskReading.Saying => await Harness.SayAsync(official.TelegramId!, "Sudah", message => message with { RepliesToDesk = true }),
                    DeskReading.Changing => await Harness.SayAsync(official.TelegramId!, "", message => message with { RepliesToDesk = true, Content = new Core.Messages.MessageContent.Edited("Sudah") }),
                    _ when act.StartsWith('/') => await Harness.SayAsync(official.TelegramId!, act),
                    _ => await Harness.PressAsync(official.TelegramId!, act),
                };
                var isDenied = answer.Text().Contains("Peran Anda tidak memakai perintah ini", StringComparison.Ordinal);
                Assert.True(isDenied == (PowerTable.Of(role, power) == Span.None), $"{role} {act}: {answer.Text()}");
            }
        }

        var denied = await Harness.LookAsync(context => context.Audit.Where(row => row.Action == AuditWords.Denied).Select(row => row.Result).ToListAsync(Cancel));
        Assert.Equal(PowerTable.Roles.Sum(role => Expected.Count(pair => pair.Key != "/lepas" && PowerTable.Of(role, pair.Value) == Span.None)), denied.Count);
        Assert.All(denied, result => Assert.Equal(AuditAct.Refused, result));
    }

    [Fact]
    public void What_may_not_be_done_from_a_phone_is_no_act_at_all()
    {
        Power[] never = [Power.ApproveBroadcast, Power.SeeIdentity, Power.AskIdentity, Power.DecideIdentity, Power.ReadSecret, Power.Verify, Power.ManageStaff, Power.ExportCases];
        Assert.DoesNotContain(Harness.Get<DeskActs>().All, act => never.Contains(act.Power));
    }

    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(ChatDesk.Add);
}
