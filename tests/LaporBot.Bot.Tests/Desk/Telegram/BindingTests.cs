using LaporBot.Bot.Desk.Shell;
using LaporBot.Bot.Ledger.Desk;
using LaporBot.Bot.Ledger.Desk.Telegram;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Ports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaporBot.Bot.Tests.Desk.Telegram;

/// <summary>A chat is tied to an account by a code, and to nothing else.</summary>
public abstract class BindingSpec : LedgerTest
{
    private readonly Dictionary<string, int> _used = [];

    [Fact]
    public async Task A_code_ties_one_chat_once_and_the_same_message_again_hears_the_same()
    {
        var (account, code) = await OfferAsync();

        var welcome = (await Harness.SayAsync("7001", $"/start desk_{code}")).Text();
        Assert.Contains(account.Name, welcome, StringComparison.Ordinal);
        Assert.All(["/antrean", "/balas", "/siaran", "/evaluasi", "/lepas"], command => Assert.Contains(command, welcome, StringComparison.Ordinal));
        Assert.Contains(account.Name, (await Harness.SayAsync("7001", $"/start desk_{code}")).Text(), StringComparison.Ordinal);
        Assert.Contains("tidak berlaku", (await Harness.SayAsync("7002", $"/start desk_{code}")).Text(), StringComparison.Ordinal);

        Assert.Equal("7001", (await Harness.Get<Staff>().FindAsync(account.Id, Cancel))!.TelegramId);
        Assert.Null(await Harness.Get<Staff>().ByTelegramAsync("7002", Cancel));
        Assert.Equal(1, await CountAsync(AuditWords.TelegramBound));
    }

    [Fact]
    public async Task In_a_demo_every_answer_says_that_it_is_one()
    {
        var (_, code) = await OfferAsync();
        await Harness.Get<NodeMarks>().SetAsync(NodeMarks.Demo, "1", Cancel);
        await Harness.Get<NodeFace>().ReadAsync(Cancel);

        Assert.StartsWith("DATA CONTOH", (await Harness.SayAsync("7001", $"/start desk_{code}")).Text(), StringComparison.Ordinal);
        Assert.StartsWith("DATA CONTOH", (await Harness.SayAsync("7001", "/antrean")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_lasts_ten_minutes_and_a_newer_one_replaces_it()
    {
        var (account, old) = await OfferAsync();
        Harness.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("tidak berlaku", (await Harness.SayAsync("7001", $"/start desk_{old}")).Text(), StringComparison.Ordinal);

        var first = await Harness.Get<TelegramBinding>().OfferAsync(account.Id, Cancel);
        var second = await Harness.Get<TelegramBinding>().OfferAsync(account.Id, Cancel);
        Assert.Contains("tidak berlaku", (await Harness.SayAsync("7001", $"/start desk_{first}")).Text(), StringComparison.Ordinal);
        Assert.Contains("Tersambung", (await Harness.SayAsync("7001", $"/start desk_{second.ToLowerInvariant()}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_codes_in_a_quarter_of_an_hour_and_no_more_from_one_chat_not_even_the_right_one()
    {
        var (_, code) = await OfferAsync();
        for (var i = 0; i < 10; i++)
        {
            Assert.Contains("tidak berlaku", (await Harness.SayAsync("7001", $"/start desk_SALAH{i}")).Text(), StringComparison.Ordinal);
        }

        Assert.Contains("Terlalu banyak", (await Harness.SayAsync("7001", $"/start desk_{code}")).Text(), StringComparison.Ordinal);
        Assert.Contains("Tersambung", (await Harness.SayAsync("7002", $"/start desk_{code}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_revoked_is_a_citizen_with_the_next_message_and_an_open_code_is_worth_nothing()
    {
        var official = await Harness.OfficialAsync(DeskRole.AdminInstansi, ChatDesk.Instansi, "7001");
        var code = await Harness.Get<TelegramBinding>().OfferAsync(official.Id, Cancel);
        Assert.NotNull(await Harness.SayAsync("7001", "/antrean"));

        await Harness.Get<Staff>().RevokeAsync(Actor.Of(official, "test"), official.Id, "pindah", Cancel);

        Assert.Null(await Harness.SayAsync("7001", "/antrean"));
        Assert.Null(await Harness.PressAsync("7001", "d:q"));
        Assert.Null(await Harness.SayAsync("7001", "Sudah", message => message with { RepliesToDesk = true }));
        Assert.Contains("tidak berlaku", (await Harness.SayAsync("7001", $"/start desk_{code}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_that_is_tied_elsewhere_moves_and_one_can_let_go()
    {
        var former = await Harness.OfficialAsync(DeskRole.Inspektorat, null, "7001");
        var (account, code) = await OfferAsync();
        await Harness.SayAsync("7001", $"/start desk_{code}");

        Assert.Null((await Harness.Get<Staff>().FindAsync(former.Id, Cancel))!.TelegramId);
        Assert.Contains("diputus", (await Harness.SayAsync("7001", "/lepas")).Text(), StringComparison.Ordinal);
        Assert.Null((await Harness.Get<Staff>().FindAsync(account.Id, Cancel))!.TelegramId);
        Assert.Null(await Harness.SayAsync("7001", "/lepas"));
        Assert.Equal(2, await CountAsync(AuditWords.TelegramFreed));
        Assert.Null((await Harness.Get<AuditTrail>().VerifyAsync(Cancel)).BrokenAt);
    }

    [Fact]
    public async Task Only_this_channel_has_a_desk()
    {
        var official = await Harness.OfficialAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        Assert.Null(await Harness.SayAsync(official.TelegramId!, "/antrean", message => message with { Sender = new("webchat", official.TelegramId!) }));
    }

    private protected void Change(IServiceCollection services)
    {
        ChatDesk.Add(services);
        services.AddSingleton<TakeAllowance>((name, allowance) =>
        {
            _used[name] = _used.GetValueOrDefault(name) + 1;
            return Task.FromResult(name.StartsWith("desk-code", StringComparison.Ordinal) && _used[name] > allowance.Most ? allowance.Window : TimeSpan.Zero);
        });
    }

    private async Task<(StaffRow Account, string Code)> OfferAsync()
    {
        var official = await Harness.OfficialAsync(DeskRole.AdminInstansi, ChatDesk.Instansi);
        await Harness.Get<Staff>().BindTelegramAsync(Actor.Of(official, "test"), official.Id, null, Cancel);
        return (official, await Harness.Get<TelegramBinding>().OfferAsync(official.Id, Cancel));
    }

    private async Task<int> CountAsync(string word)
    {
        var all = await Harness.LookAsync(context => context.Audit.CountAsync(row => row.Action == word && row.Source == TelegramBinding.Source, Cancel));
        return all;
    }
}

public sealed class SqliteBindingTests : BindingSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(Change);
}

public sealed class PostgresBindingTests : BindingSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(Change);
}
