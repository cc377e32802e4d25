using LaporBot.Bot.Workers;
using LaporBot.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>Two replicas on their way to one hub, with a store between them that can go away.</summary>
public sealed class HubCrossingTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryAllowances _allowances;
    private readonly InMemoryLeases _leases;
    private readonly (HubCrossing Crossing, HubPause Pause) _one;
    private readonly (HubCrossing Crossing, HubPause Pause) _two;

    public HubCrossingTests()
    {
        (_allowances, _leases) = (new InMemoryAllowances(_time), new InMemoryLeases(_time));
        (_one, _two) = (Replica(_leases), Replica(_leases.Sibling()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_hub_asked_one_for_all_keep_to_until_its_last_second()
    {
        await _one.Crossing.BusyAsync(TimeSpan.FromSeconds(90));

        Assert.Null(await _two.Crossing.EnterAsync(Cancel));
        Assert.Equal(0, _two.Pause.Allows(8, 0));
        _time.Advance(TimeSpan.FromSeconds(89.9));
        Assert.Equal(0, _two.Pause.Allows(8, 0));
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(8, _two.Pause.Allows(8, 0));
        Assert.NotNull(await _two.Crossing.EnterAsync(Cancel));
    }

    [Fact]
    public async Task A_refused_credential_is_tried_by_one_of_all_a_minute()
    {
        var tries = 0;
        await _one.Crossing.CredentialRefusedAsync();
        for (var second = 0; second < 600; second++)
        {
            foreach (var replica in new[] { _two, _one })
            {
                if (replica.Pause.Allows(8, 0) > 0 && await replica.Crossing.EnterAsync(Cancel) is { } place)
                {
                    tries++;
                    await replica.Crossing.CredentialRefusedAsync();
                    await place.DisposeAsync();
                }
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(tries, 8, 9);
    }

    [Fact]
    public async Task When_a_credential_works_again_both_go_on_within_seconds()
    {
        await _one.Crossing.CredentialRefusedAsync();
        Assert.Null(await _two.Crossing.EnterAsync(Cancel));
        _time.Advance(HubPause.Probe);

        await using (await _one.Crossing.EnterAsync(Cancel))
        {
            Assert.Null(await _two.Crossing.EnterAsync(Cancel));
            _one.Crossing.Worked();
        }

        _time.Advance(TimeSpan.FromSeconds(5));
        await using var place = await _two.Crossing.EnterAsync(Cancel);
        Assert.NotNull(place);
        _two.Crossing.Worked();
        Assert.Equal(8, _two.Pause.Allows(8, 0));
    }

    [Fact]
    public async Task All_together_are_no_more_than_the_places_and_a_killed_one_leaves_its_own()
    {
        var held = new List<IAsyncDisposable?>();
        for (var i = 0; i < 8; i++)
        {
            held.Add(await EnterAsync(i % 2 == 0 ? _one.Crossing : _two.Crossing));
        }

        Assert.DoesNotContain(null, held);
        Assert.Null(await EnterAsync(_one.Crossing));

        await held[0]!.DisposeAsync();
        Assert.NotNull(await EnterAsync(_two.Crossing));

        // Renewed while they last, however long.
        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Null(await EnterAsync(Replica(_leases.Sibling()).Crossing));
    }

    [Fact]
    public async Task Without_the_store_each_keeps_to_all_of_it_by_itself()
    {
        (_allowances.IsDown, _leases.IsDown) = (true, true);
        await _one.Crossing.BusyAsync(TimeSpan.FromSeconds(5));

        Assert.Null(await _one.Crossing.EnterAsync(Cancel));
        for (var i = 0; i < 8; i++)
        {
            Assert.NotNull(await EnterAsync(_two.Crossing));
        }

        Assert.Null(await EnterAsync(_two.Crossing));
    }

    private async Task<IAsyncDisposable?> EnterAsync(HubCrossing crossing)
    {
        var entering = crossing.EnterAsync(Cancel);
        while (!entering.IsCompleted)
        {
            await PassAsync(TimeSpan.FromMilliseconds(100));
        }

        return await entering;
    }

    private async Task PassAsync(TimeSpan length)
    {
        for (var passed = TimeSpan.Zero; passed < length; passed += TimeSpan.FromMilliseconds(100))
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private (HubCrossing Crossing, HubPause Pause) Replica(InMemoryLeases leases)
    {
        var options = Options.Create(new OutboxOptions());
        var pause = new HubPause(_time, NullLogger<HubPause>.Instance);
        var paces = new PaceMaker(_time, _allowances.TakeAsync, _allowances.CloseAsync);
        return (new HubCrossing(pause, paces, new HubPlaces(options, _time, leases), options), pause);
    }
}
