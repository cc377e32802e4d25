using LaporBot.Core.Messages;
using LaporBot.Core.Ports;

namespace LaporBot.Bot.Tests.Workers;

/// <summary>A channel that answers what a test wrote down beforehand, and then takes everything.</summary>
internal sealed class ScriptedChannel(string name = "test") : IChannel
{
    private readonly Lock _gate = new();
    private readonly Queue<Func<CancellationToken, Task<DeliveryOutcome>>> _outcomes = new();
    private readonly List<(string Id, ReplyAddress To, string Text)> _sent = [];
    private readonly List<OutgoingMessage> _messages = [];

    public string Name => name;

    /// <summary>Every attempt, in order.</summary>
    public IReadOnlyList<(string Id, ReplyAddress To, string Text)> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>The same, whole.</summary>
    public IReadOnlyList<OutgoingMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public ScriptedChannel Answers(params DeliveryOutcome[] outcomes)
    {
        Array.ForEach(outcomes, outcome => Does(_ => Task.FromResult(outcome)));
        return this;
    }

    public ScriptedChannel Does(Func<CancellationToken, Task<DeliveryOutcome>> what)
    {
        _outcomes.Enqueue(what);
        return this;
    }

    public Task<DeliveryOutcome> DeliverAsync(ReplyAddress to, OutgoingMessage message, string deliveryId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _messages.Add(message);
            _sent.Add((deliveryId, to, message.PlainText));
            return _outcomes.TryDequeue(out var what) ? what(cancellationToken) : Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Delivered());
        }
    }
}
