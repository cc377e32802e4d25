using LaporBot.Core.Complaints;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Xunit;

namespace LaporBot.Testing.Specs;

/// <summary>What every keeper of one-time tokens must do.</summary>
public abstract class HandoversSpec
{
    private static readonly ReplyAddress Web = new("webchat", "talk: \"1\"");
    private static readonly ReplyAddress Phone = new("telegram", "4711");
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    protected abstract IHandovers One { get; }

    /// <summary>The same store seen by another process.</summary>
    protected virtual IHandovers Two => One;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_gives_back_what_it_stands_for_everywhere()
    {
        var (draft, filed) = (Token(), Token());
        var ofDraft = new Handover(Web, Guid.NewGuid(), null);
        var ofCase = new Handover(Web, null, TicketNumber.Draw());
        await One.OfferAsync(draft, ofDraft, Long, Cancel);
        await One.OfferAsync(filed, ofCase, Long, Cancel);

        Assert.Equal(ofDraft, await Two.TakeAsync(draft, Phone, Cancel));
        Assert.Equal(ofCase, await Two.TakeAsync(filed, Phone, Cancel));
    }

    [Fact]
    public async Task Only_one_of_many_gets_it_and_that_one_may_ask_again()
    {
        var token = Token();
        await One.OfferAsync(token, new Handover(Web, Guid.NewGuid(), null), Long, Cancel);

        var takers = Enumerable.Range(0, 20).Select(i => new ReplyAddress("telegram", $"{i}")).ToArray();
        var taken = await Task.WhenAll(takers.Select((taker, i) => (i % 2 == 0 ? One : Two).TakeAsync(token, taker, Cancel)));

        var winner = takers[Array.FindIndex(taken, one => one is not null)];
        Assert.Single(taken, one => one is not null);
        Assert.NotNull(await Two.TakeAsync(token, winner, Cancel));
    }

    [Fact]
    public async Task What_nobody_offered_is_nothing()
    {
        Assert.Null(await One.TakeAsync(Token(), Phone, Cancel));
        Assert.Null(await One.TakeAsync("", Phone, Cancel));
        Assert.Null(await One.TakeAsync("*", Phone, Cancel));
    }

    protected static string Token() => $"d-{Guid.NewGuid():N}";
}
