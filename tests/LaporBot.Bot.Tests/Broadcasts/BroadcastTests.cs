using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Ledger.Broadcasts;
using LaporBot.Bot.Tests.Ledger;
using LaporBot.Core.Complaints;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaporBot.Bot.Tests.Broadcasts;

/// <summary>A broadcast from the draft to the report, on a real ledger; one step is one round of the workers, without their loops.</summary>
public abstract class BroadcastSpec : BroadcastTest
{
    private protected override (string, string)[] Settings =>
        [("Broadcasts:ApprovalAbove", "5"), ("Broadcasts:CanaryFrom", "30"), ("Broadcasts:CanaryMinimum", "10"), ("Broadcasts:PerSecond", "25")];

    [Fact]
    public async Task At_eight_in_the_evening_it_rests_and_goes_on_at_seven_also_when_held_and_let_go_at_night()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(4);
        await AtAsync("19:59");
        var id = await Bench.BegunAsync();
        var held = await Bench.LeaseAsync(2);
        await Bench.HandleAsync(held[0]);
        Assert.Single(Channel.Sent);

        // What a worker had in its hands at eight goes back; what was held and let go at night waits as well.
        await AtAsync("20:00");
        await Bench.HandleAsync(held[1]);
        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.PauseAsync(BroadcastBench.Author, id, Cancel));
        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.ResumeAsync(BroadcastBench.Author, id, Cancel));
        await Bench.RoundAsync();
        var late = await Bench.DraftAsync("Air mati besok.");
        await Bench.GoAsync(late);
        await AtAsync("06:59");
        await Bench.RoundAsync();
        Assert.Single(Channel.Sent);
        var row = await Bench.RowAsync(id);
        Assert.Equal(BroadcastState.Running, row.State);
        Assert.Equal(new TimeSpan(7, 0, 0), Harness.Get<SendingHours>().WaitsUntil(row)!.Value.TimeOfDay);
        Assert.Contains("Menunggu pukul 07.00", (await Harness.Get<ProgressSheet>().TextAsync(id, "id", Cancel))!, StringComparison.Ordinal);

        await AtAsync("07:00");
        await Bench.RoundAsync();
        await Bench.RoundAsync();
        Assert.Equal(4, Channel.Sent.Count(one => one.Text.Contains("Jalan Lintas", StringComparison.Ordinal)));
        Assert.Equal(4, Channel.Sent.Count(one => one.Text.Contains("Air mati", StringComparison.Ordinal)));
        Assert.Null(Harness.Get<SendingHours>().WaitsUntil(await Bench.RowAsync(id)));
    }

    [Fact]
    public async Task The_first_ones_of_the_evening_are_looked_at_and_the_others_go_in_the_morning()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(40);
        await AtAsync("19:58");
        await Bench.BegunAsync();
        var first = await Bench.LeaseAsync();
        await AtAsync("20:05");
        await Task.WhenAll(first.Select(Bench.HandleAsync));
        await Bench.RoundAsync();
        Assert.Empty(Channel.Sent);
        await AtAsync("07:00");
        await Bench.RoundAsync();
        Assert.Equal(10, Channel.Sent.Count);
        await Bench.RoundAsync();
        Assert.Equal(40, Channel.Sent.Count);
    }

    [Fact]
    public async Task At_night_a_wrong_message_is_set_right_where_it_stands_and_nobody_is_woken()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(3);
        Channel.Answers(new DeliveryOutcome.Delivered { Reference = "501" });
        await AtAsync("19:50");
        var id = await Bench.BegunAsync();
        await Bench.HandleAsync((await Bench.LeaseAsync(1))[0]);
        await AtAsync("22:00");
        var correction = (await Bench.Office.CorrectAsync(BroadcastBench.Author, id, "Jalan ditutup lusa, bukan besok.", null, Cancel))!.Value;
        await Bench.GoAsync(correction);
        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(2));
        Assert.Equal("501", Assert.Single(Channel.Messages.Skip(1)).Replaces);

        await AtAsync("07:00");
        await Bench.RoundAsync();
        Assert.Equal(4, Channel.Sent.Count);
        await AtAsync("23:00");
        await Bench.Office.RecallAsync(BroadcastBench.Author, correction, Cancel);
        await Bench.RoundAsync();
        await Bench.RoundAsync();
        Assert.NotEmpty(Channel.Messages.Skip(4));
        Assert.All(Channel.Messages.Skip(4), one => Assert.NotNull(one.Replaces));
    }

    [Fact]
    public async Task What_tells_two_of_them_apart_stands_in_the_progress_and_an_operator_reads_no_word_of_it()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(1);
        var id = await Bench.DraftAsync($"Air padam hari Senin.\nSiapkan air {new string('x', 80)}");
        var sheet = Harness.Get<ProgressSheet>();

        Assert.Contains("“Air padam hari Senin. Siapkan air xxx", (await sheet.TextAsync(id, "id", Cancel))!, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 60), (await sheet.TextAsync(id, "id", Cancel))!, StringComparison.Ordinal);
        var forOperator = sheet.Text((await Harness.Get<BroadcastFigures>().ProgressAsync(id, Cancel))!, "id", isWithWords: false);
        Assert.Contains("Pemda kab-bima", forOperator, StringComparison.Ordinal);
        Assert.DoesNotContain("Air padam", forOperator, StringComparison.Ordinal);

        // Given up after it was held: nobody waits any more, and nothing is held.
        await Bench.GoAsync(id);
        await Bench.Director.RoundAsync(Cancel);
        await Bench.Office.PauseAsync(BroadcastBench.Author, id, Cancel);
        Assert.Contains("Ditahan oleh petugas", (await sheet.TextAsync(id, "id", Cancel))!, StringComparison.Ordinal);
        await Bench.Office.CancelAsync(BroadcastBench.Author, id, Cancel);
        var over = (await sheet.TextAsync(id, "id", Cancel))!;
        Assert.Contains("Tidak dikirimi 1", over, StringComparison.Ordinal);
        Assert.DoesNotContain("Ditahan", over, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rate_is_measured_while_it_went_out_however_short_that_was()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(90);
        var id = await Bench.BegunAsync();
        var begun = Harness.Time.GetUtcNow();
        foreach (var row in await Bench.RecipientsAsync(id))
        {
            var at = begun.AddSeconds(1 + ((row.Position - 1) * 0.05));
            await Harness.LookAsync(context => context.Recipients.Where(one => one.BroadcastId == id && one.Position == row.Position)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.State, RecipientState.Sent).SetProperty(one => one.SentAt, at), Cancel));
        }

        // Ninety within four and a half seconds are twenty a second, not one and a half.
        Assert.Equal(20, (await Harness.Get<BroadcastFigures>().MeasuredRateAsync(Channel.Name, 60, Cancel))!.Value, 0.01);
        Assert.Null(await Harness.Get<BroadcastFigures>().MeasuredRateAsync(Channel.Name, 91, Cancel));
    }

    [Fact]
    public async Task Everybody_gets_it_once_in_their_language()
    {
        await Bench.InstitutionsAsync();
        var indonesian = await Bench.FileAsync();
        var english = await Bench.FileAsync(complaint => complaint with { Language = "en" });
        Channel.Answers(new DeliveryOutcome.Delivered { Reference = "77" }, new DeliveryOutcome.Delivered { Reference = "78" });
        var id = await Bench.BegunAsync();

        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(2, Channel.Sent.Count);
        Assert.Contains("Jalan Lintas Bima", Channel.Sent.Single(one => one.To == indonesian).Text, StringComparison.Ordinal);
        var words = Channel.Sent.Single(one => one.To == english).Text;
        Assert.Contains("The road is closed", words, StringComparison.Ordinal);
        Assert.Contains("Pemda kab-bima", words, StringComparison.Ordinal);
        Assert.Contains("berhenti", words, StringComparison.Ordinal);
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(id));
        Assert.Equal(["77", "78"], (await Bench.RecipientsAsync(id)).Select(row => row.Reference).Order());
    }

    [Fact]
    public async Task Above_the_limit_a_second_person_approves_exactly_what_they_have_read()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(6);
        var id = await Bench.DraftAsync();
        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.SubmitAsync(BroadcastBench.Author, id, again: false, Cancel));
        var read = (await Bench.RowAsync(id)).ContentHash;

        Assert.Equal(BroadcastAnswer.OwnDraft, await Bench.Office.ApproveAsync(BroadcastBench.Author, id, read, Cancel));
        var stranger = BroadcastBench.Second with { Id = Guid.NewGuid(), InstitutionCode = "kota-mataram" };
        Assert.Equal(BroadcastAnswer.NotFound, await Bench.Office.ApproveAsync(stranger, id, read, Cancel));
        Assert.Equal(BroadcastAnswer.NotFound, await Bench.Office.ApproveAsync(BroadcastBench.Operator, id, read, Cancel));
        await Bench.RoundAsync();
        Assert.Empty(Channel.Sent);

        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.EditAsync(BroadcastBench.Author, id, new BroadcastDraft("Teks lain.", null, BroadcastBench.Roads), Cancel));
        Assert.Equal(BroadcastState.Draft, await Bench.StateAsync(id));
        await Bench.Office.SubmitAsync(BroadcastBench.Author, id, again: false, Cancel);
        Assert.Equal(BroadcastAnswer.TooLate, await Bench.Office.ApproveAsync(BroadcastBench.Second, id, read, Cancel));

        var now = (await Bench.RowAsync(id)).ContentHash;
        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.ApproveAsync(BroadcastBench.Second, id, now, Cancel));
        Assert.Equal(BroadcastAnswer.TooLate, await Bench.Office.ApproveAsync(BroadcastBench.Second, id, now, Cancel));
        await Bench.RoundAsync();
        Assert.Equal(6, Channel.Sent.Count);

        var trail = await Harness.LookAsync(context => context.Audit.Where(row => row.Object == $"{id:N}").OrderBy(row => row.Seq).Select(row => row.Action).ToListAsync());
        Assert.Equal(
            [BroadcastWords.Drafted, BroadcastWords.Submitted, BroadcastWords.Edited, BroadcastWords.Submitted, BroadcastWords.Approved, BroadcastWords.Started], trail);
    }

    [Fact]
    public async Task Who_changes_anothers_text_is_its_author_and_cannot_approve_it()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(6);
        var id = await Bench.DraftAsync();
        var colleague = BroadcastBench.Author with { Id = Guid.NewGuid() };

        await Bench.Office.EditAsync(colleague, id, new BroadcastDraft("Teks saya.", null, BroadcastBench.Roads), Cancel);
        await Bench.Office.SubmitAsync(BroadcastBench.Author, id, again: false, Cancel);

        Assert.Equal(BroadcastAnswer.OwnDraft, await Bench.Office.ApproveAsync(colleague, id, (await Bench.RowAsync(id)).ContentHash, Cancel));
    }

    [Fact]
    public async Task What_has_grown_beyond_the_limit_meanwhile_goes_back_to_wait_for_a_second_person()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(5);
        var id = await Bench.DraftAsync();
        await Bench.GoAsync(id);
        await Bench.PeopleAsync(1);

        await Bench.RoundAsync();

        Assert.Empty(Channel.Sent);
        Assert.Empty(await Bench.RecipientsAsync(id));
        Assert.Equal((BroadcastState.Review, HoldReasons.Grown), ((await Bench.RowAsync(id)).State, (await Bench.RowAsync(id)).HoldReason));
    }

    [Fact]
    public async Task Two_replicas_begin_it_once()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(4);
        var id = await Bench.DraftAsync();
        await Bench.GoAsync(id);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Bench.Director.RoundAsync(Cancel)));

        Assert.Equal([1, 2, 3, 4], (await Bench.RecipientsAsync(id)).Select(row => row.Position));
    }

    [Fact]
    public async Task A_pause_holds_also_what_a_worker_has_in_its_hands_and_a_resume_loses_nobody()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(4);
        var id = await Bench.BegunAsync();
        var held = await Bench.LeaseAsync(2);

        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.PauseAsync(BroadcastBench.Author, id, Cancel));
        Assert.Equal(BroadcastAnswer.TooLate, await Bench.Office.PauseAsync(BroadcastBench.Author, id, Cancel));
        await Task.WhenAll(held.Select(Bench.HandleAsync));
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Channel.Sent);

        await Bench.Office.ResumeAsync(BroadcastBench.Author, id, Cancel);
        await Bench.RoundAsync();
        Assert.Equal(4, Channel.Sent.Select(one => one.To).Distinct().Count());
        Assert.Equal(4, Channel.Sent.Count);
    }

    [Fact]
    public async Task After_a_restore_nothing_that_may_have_left_already_goes_by_itself()
    {
        await Bench.InstitutionsAsync();
        var people = await Bench.PeopleAsync(3);
        await Harness.Ledger.EnqueueAsync("news", people[0], Some.Message(), Cancel);
        var running = await Bench.BegunAsync();
        var planned = await Bench.DraftAsync("Air PDAM mati besok malam.");
        await Bench.GoAsync(planned);

        var held = await Harness.Get<LedgerRestore>().HoldAsync(Cancel);

        Assert.Equal((3, 1), (held.Copies, held.Broadcasts));
        Assert.Equal(DeliveryState.Dead, (await Harness.DeliveriesAsync(people[0])).Single(row => row.DeliveryId == "news").State);
        Assert.All(await Bench.RecipientsAsync(running), row => Assert.Equal((RecipientState.Unknown, LedgerRestore.Reason), (row.State, row.Reason)));
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Channel.Sent);
        Assert.Equal((BroadcastState.Finished, BroadcastState.Draft), (await Bench.StateAsync(running), await Bench.StateAsync(planned)));
        Assert.Equal(new Restored(0, 0, 0, 0, 0), await Harness.Get<LedgerRestore>().HoldAsync(Cancel));
    }

    [Fact]
    public async Task What_is_cancelled_goes_to_nobody_more()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(4);
        var id = await Bench.BegunAsync();
        var held = await Bench.LeaseAsync(2);
        await Bench.HandleAsync(held[0]);

        await Bench.Office.CancelAsync(BroadcastBench.Operator, id, Cancel);
        await Bench.HandleAsync(held[1]);
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));

        Assert.Single(Channel.Sent);
        Assert.Equal(BroadcastAnswer.TooLate, await Bench.Office.ResumeAsync(BroadcastBench.Author, id, Cancel));
    }

    [Fact]
    public async Task The_operators_switch_stops_all_of_them_and_only_the_operator_has_it()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(3);
        await Bench.BegunAsync();
        var held = await Bench.LeaseAsync(1);

        Assert.False(await Bench.Office.StopAllAsync(BroadcastBench.Author, isStopped: true, Cancel));
        Assert.True(await Bench.Office.StopAllAsync(BroadcastBench.Operator, isStopped: true, Cancel));
        await Bench.HandleAsync(held[0]);
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(Channel.Sent);

        await Bench.Office.StopAllAsync(BroadcastBench.Operator, isStopped: false, Cancel);
        await Bench.RoundAsync();
        Assert.Equal(3, Channel.Sent.Count);
    }

    [Fact]
    public async Task Too_many_requests_pause_the_lane_for_so_long_and_burn_no_attempt()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(1);
        Channel.Answers(new DeliveryOutcome.RetryAfter(TimeSpan.FromSeconds(30)));
        var id = await Bench.BegunAsync();

        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromSeconds(29));
        Assert.Single(Channel.Sent);
        Assert.Equal((RecipientState.Waiting, 0), ((await Bench.RecipientsAsync(id))[0].State, (await Bench.RecipientsAsync(id))[0].Attempts));

        await Bench.RoundAsync(TimeSpan.FromSeconds(2));
        Assert.Equal(2, Channel.Sent.Count);
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(id));
    }

    [Fact]
    public async Task The_first_ones_go_first_and_when_they_take_it_well_so_do_the_others()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(40);
        var id = await Bench.BegunAsync();

        Assert.Equal(10, (await Bench.LeaseAsync(500)).Count);
        await Bench.RoundAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(10, Channel.Sent.Count);

        await Bench.RoundAsync();
        Assert.Equal(40, Channel.Sent.Select(one => one.To).Distinct().Count());
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(id));
    }

    [Theory]
    [InlineData(true, HoldReasons.Blocks)]
    [InlineData(false, HoldReasons.Errors)]
    public async Task When_the_first_ones_take_it_badly_it_holds_itself_until_a_person_has_looked(bool isBlocked, string reason)
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(40);
        DeliveryOutcome bad = isBlocked ? new DeliveryOutcome.RecipientGone() : new DeliveryOutcome.Rejected("too long");
        Channel.Answers([.. Enumerable.Repeat(bad, 4)]);
        var id = await Bench.BegunAsync();

        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(10, Channel.Sent.Count);
        Assert.Equal((BroadcastState.Paused, reason), ((await Bench.RowAsync(id)).State, (await Bench.RowAsync(id)).HoldReason));

        await Bench.Office.ResumeAsync(BroadcastBench.Author, id, Cancel);
        await Bench.RoundAsync();
        Assert.Equal(40, Channel.Sent.Count);
        var report = await Harness.Get<BroadcastFigures>().ReportAsync(id, Cancel);
        Assert.Equal(36, report.Single(line => line.State == RecipientState.Sent).People);
        Assert.Equal(4, report.Single(line => line.State == (isBlocked ? RecipientState.Blocked : RecipientState.Rejected)).People);
    }

    [Fact]
    public async Task A_crash_before_the_call_sends_it_once_more_and_a_crash_after_it_never_twice()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(2);
        var id = await Bench.BegunAsync();
        var held = await Bench.LeaseAsync(2);
        Assert.True(await Harness.Get<BulkQueue>().BeginAsync(held[0], Cancel));

        await Bench.RoundAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(held[1].To, Assert.Single(Channel.Sent).To);
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(id));
        Assert.Equal(RecipientState.Unknown, (await Bench.RecipientsAsync(id)).Single(row => row.Seq == held[0].Row.Seq).State);

        Assert.Equal(1, await Harness.Get<BroadcastUpkeep>().SendUncertainAsync(BroadcastBench.Author, id, Cancel));
        await Bench.RoundAsync();
        Assert.Equal(held[0].To, Channel.Sent[^1].To);
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(id));
    }

    [Fact]
    public async Task A_frozen_worker_that_comes_back_sends_nothing_that_another_has_taken_over()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(1);
        await Bench.BegunAsync();
        var frozen = (await Bench.LeaseAsync(1))[0];

        await Bench.RoundAsync(TimeSpan.FromMinutes(2));
        await Bench.HandleAsync(frozen);

        Assert.Single(Channel.Sent);
    }

    [Fact]
    public async Task No_answer_at_all_is_not_sent_again_and_a_plain_failure_is()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(2);
        Channel.Answers(new DeliveryOutcome.Failed("no answer in time") { MayHaveArrived = true }, new DeliveryOutcome.Failed("502"));
        var id = await Bench.BegunAsync();

        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(3, Channel.Sent.Count);
        Assert.Equal([RecipientState.Sent, RecipientState.Unknown], (await Bench.RecipientsAsync(id)).Select(row => row.State).Order());
    }

    [Fact]
    public async Task Who_asks_for_no_more_in_the_middle_of_it_gets_none()
    {
        await Bench.InstitutionsAsync();
        var people = await Bench.PeopleAsync(2);
        var id = await Bench.BegunAsync();
        await Harness.Get<People>().HearAsync(people[0], broadcasts: false, Cancel);

        await Bench.RoundAsync();

        Assert.Equal(people[1], Assert.Single(Channel.Sent).To);
        Assert.Equal((BroadcastState.Finished, RecipientState.OptedOut), (await Bench.StateAsync(id), (await Bench.RecipientsAsync(id)).Single(row => row.Address == people[0].Value).State));
    }

    [Fact]
    public async Task Whoever_has_blocked_us_is_known_as_unreachable_afterwards()
    {
        await Bench.InstitutionsAsync();
        var people = await Bench.PeopleAsync(1);
        await Harness.Ledger.EnqueueAsync("news", people[0], Some.Message(), Cancel);
        Channel.Answers(new DeliveryOutcome.RecipientGone());
        await Bench.BegunAsync();

        await Bench.RoundAsync();

        Assert.Equal(1, await Harness.Get<Reach>().CountAsync(Cancel));
        Assert.Equal(DeliveryState.Resting, (await Harness.DeliveriesAsync(people[0]))[0].State);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_what_was_sent_and_reaches_the_rest()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(3);
        Channel.Answers(new DeliveryOutcome.Delivered { Reference = "501" });
        var id = await Bench.BegunAsync();
        var first = (await Bench.LeaseAsync(1))[0];
        await Bench.HandleAsync(first);

        var correction = (await Bench.Office.CorrectAsync(BroadcastBench.Author, id, "Jalan ditutup lusa, bukan besok.", null, Cancel))!.Value;
        Assert.Equal(BroadcastState.Cancelled, await Bench.StateAsync(id));
        await Bench.GoAsync(correction);
        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(4, Channel.Sent.Count);
        var rows = await Bench.RecipientsAsync(correction);
        Assert.Equal("501", rows.Single(row => row.Address == first.Row.Address).Replaces);
        Assert.Equal(2, rows.Count(row => row.Replaces is null));
        Assert.All(Channel.Sent.Skip(1), one => Assert.Contains("lusa", one.Text, StringComparison.Ordinal));
        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(correction));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task When_a_correction_is_given_up_half_way_who_still_has_the_first_text_is_not_forgotten(bool recalls)
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(4);
        Channel.Answers([.. Enumerable.Range(501, 20).Select(n => new DeliveryOutcome.Delivered { Reference = $"{n}" })]);
        var id = await Bench.BegunAsync();
        foreach (var lease in await Bench.LeaseAsync(3))
        {
            await Bench.HandleAsync(lease);
        }

        // The first text is with three; its correction gets to two of all four.
        var half = (await Bench.Office.CorrectAsync(BroadcastBench.Author, id, "Jalan ditutup lusa.", null, Cancel))!.Value;
        await Bench.GoAsync(half);
        await Bench.Director.RoundAsync(Cancel);
        foreach (var lease in await Bench.LeaseAsync(2))
        {
            await Bench.HandleAsync(lease);
        }

        var have = (await Bench.RecipientsAsync(id)).Concat(await Bench.RecipientsAsync(half)).Where(row => row.State == RecipientState.Sent).Select(row => row.Address).ToHashSet();
        var next = (recalls ? await Bench.Office.RecallAsync(BroadcastBench.Author, half, Cancel) : await Bench.Office.CorrectAsync(BroadcastBench.Author, half, "Jalan ditutup Senin.", null, Cancel))!.Value;
        if (!recalls)
        {
            await Bench.GoAsync(next);
        }

        await Bench.RoundAsync();
        await Bench.RoundAsync(TimeSpan.FromMinutes(2));
        var told = await Bench.RecipientsAsync(next);
        Assert.Equal(have.Order(StringComparer.Ordinal), told.Where(row => row.Replaces is not null).Select(row => row.Address).Order(StringComparer.Ordinal));
        Assert.Equal(recalls ? have.Count : 4, told.Count);
    }

    [Fact]
    public async Task A_recall_needs_no_second_person_and_reaches_only_who_has_it()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(8);
        var id = await Bench.BegunAsync();
        foreach (var lease in await Bench.LeaseAsync(6))
        {
            await Bench.HandleAsync(lease);
        }

        var recall = (await Bench.Office.RecallAsync(BroadcastBench.Author, id, Cancel))!.Value;
        await Bench.RoundAsync();
        await Bench.RoundAsync();

        Assert.Equal(BroadcastState.Finished, await Bench.StateAsync(recall));
        Assert.Equal(12, Channel.Sent.Count);
        Assert.Equal(6, Channel.Sent.Count(one => one.Text.Contains("ditarik", StringComparison.Ordinal)));
        Assert.Null(await Bench.Office.RecallAsync(BroadcastBench.Author, recall, Cancel));
    }

    [Fact]
    public async Task The_same_text_again_asks_first()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(1);
        await Bench.BegunAsync("Air mati  besok.");
        await Bench.RoundAsync();
        var second = await Bench.DraftAsync("air mati besok.");

        Assert.Equal(BroadcastAnswer.Repeats, await Bench.Office.SubmitAsync(BroadcastBench.Author, second, again: false, Cancel));
        Harness.Time.Advance(TimeSpan.FromDays(31));
        Assert.Equal(BroadcastAnswer.Done, await Bench.Office.SubmitAsync(BroadcastBench.Author, second, again: false, Cancel));
    }

    [Fact]
    public async Task At_night_and_before_its_time_nothing_goes()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(1);
        var evening = Some.Moment.AddHours(12);
        var id = (await Bench.Office.DraftAsync(BroadcastBench.Author, new BroadcastDraft("Air mati besok.", null, BroadcastBench.Roads, evening), Cancel))!.Value;
        await Bench.GoAsync(id);

        await Bench.RoundAsync(TimeSpan.FromHours(1));
        await Bench.RoundAsync(TimeSpan.FromHours(11.5));
        Assert.Equal(BroadcastState.Approved, await Bench.StateAsync(id));

        await Bench.RoundAsync(TimeSpan.FromHours(10));
        Assert.Single(Channel.Sent);
    }

    [Fact]
    public async Task Whoever_is_erased_stands_in_no_report_by_their_address()
    {
        await Bench.InstitutionsAsync();
        var people = await Bench.PeopleAsync(2);
        var id = await Bench.BegunAsync();

        await Harness.Get<IAftercare>().DoAsync(new PersonStep.Erase(Guid.NewGuid(), people[0], StopsNews: true), Cancel);
        await Bench.RoundAsync();

        Assert.Equal(people[1], Assert.Single(Channel.Sent).To);
        Assert.DoesNotContain(await Bench.RecipientsAsync(id), row => row.Address == people[0].Value);
    }

    [Fact]
    public async Task The_author_in_telegram_sees_one_message_that_changes()
    {
        await Bench.InstitutionsAsync();
        await Bench.PeopleAsync(3);
        var id = await Bench.BegunAsync();
        var progress = await Harness.Get<BroadcastFigures>().ProgressAsync(id, Cancel);
        Assert.Equal((3, 0, 3), (progress!.Waiting, progress.Percent, progress.Broadcast.Total));

        Assert.True(await Harness.Get<BroadcastUpkeep>().TakeProgressTurnAsync(id, TimeSpan.FromSeconds(5), Cancel));
        Assert.False(await Harness.Get<BroadcastUpkeep>().TakeProgressTurnAsync(id, TimeSpan.FromSeconds(5), Cancel));
        await Bench.RoundAsync(TimeSpan.FromSeconds(6));
        Assert.Equal(100, (await Harness.Get<BroadcastFigures>().ProgressAsync(id, Cancel))!.Percent);
    }

    /// <summary>The next moment at which the node's clock shows this time.</summary>
    private Task AtAsync(string time)
    {
        var zone = TimeSpan.FromHours(8);
        var local = Harness.Time.GetUtcNow().ToOffset(zone);
        var at = new DateTimeOffset(local.Date + TimeSpan.Parse(time), zone);
        Harness.Time.SetUtcNow(at > local ? at : at.AddDays(1));
        return Task.CompletedTask;
    }
}

public sealed class SqliteBroadcastTests : BroadcastSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.SqliteAsync(Parts);
}

public sealed class PostgresBroadcastTests : BroadcastSpec
{
    private protected override Task<LedgerHarness> OpenAsync() => LedgerHarness.PostgresAsync(Parts);
}
