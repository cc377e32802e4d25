using System.Collections.Concurrent;
using System.Collections.Immutable;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Testing;

/// <summary>A channel that keeps what it is given; takes a delivery once and can be told to fail.</summary>
public sealed class RecordingChannel(string name = "recording") : IChannel
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _taken = [];
    private readonly HashSet<string> _gone = [];
    private readonly ConcurrentQueue<DeliveryOutcome> _next = new();
    private ImmutableList<(ReplyAddress To, OutgoingMessage Message, string DeliveryId)> _deliveries = [];

    public string Name => name;

    /// <summary>Everything taken, in order.</summary>
    public ImmutableList<(ReplyAddress To, OutgoingMessage Message, string DeliveryId)> Deliveries => _deliveries;

    /// <summary>Attempts, the failed ones included.</summary>
    public int Attempts { get; private set; }

    /// <summary>What the next delivery comes to, instead of being taken.</summary>
    public void Next(DeliveryOutcome outcome) => _next.Enqueue(outcome);

    /// <summary>The person cannot be reached any more.</summary>
    public void Lose(ReplyAddress person)
    {
        lock (_gate)
        {
            _gone.Add(person.Value);
        }
    }

    public Task<DeliveryOutcome> DeliverAsync(ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Attempts++;
            return Task.FromResult(Take(to, message, deliveryId));
        }
    }

    private DeliveryOutcome Take(ReplyAddress to, OutgoingMessage message, string deliveryId)
    {
        if (_next.TryDequeue(out var planned))
        {
            return planned;
        }

        if (to.Channel != name)
        {
            return new DeliveryOutcome.Rejected("not an address of this channel");
        }

        if (_gone.Contains(to.Value))
        {
            return new DeliveryOutcome.RecipientGone();
        }

        if (_taken.Add(deliveryId))
        {
            _deliveries = _deliveries.Add((to, message, deliveryId));
        }

        return new DeliveryOutcome.Delivered();
    }
}
