using LaporBot.Core.Conversations;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using Microsoft.Extensions.Options;

namespace LaporBot.Core;

/// <summary>Who is at the door: notes that they were heard, lets nobody crowd it, and remembers when to look at them again.</summary>
public sealed class Attendance(IWakeUps wakeUps, IOptions<ConversationOptions> options, TimeProvider time, HeardFrom? heard = null, TakeAllowance? share = null)
{
    private readonly Crowds _crowds = new(options.Value, time, share);

    /// <summary>A message of theirs is at hand.</summary>
    /// <returns>Says how the message is met, and is disposed when its turn is over.</returns>
    public ValueTask<Presence> EnterAsync(ReplyAddress person)
    {
        heard?.Invoke(person);
        return _crowds.EnterAsync(person);
    }

    /// <summary>See <see cref="IWakeUps.Schedule"/>.</summary>
    public void Schedule(ReplyAddress who, DateTimeOffset at) => wakeUps.Schedule(who, at);
}

/// <summary>How a message is met.</summary>
public enum Admission
{
    /// <summary>It gets its turn.</summary>
    Welcome,

    /// <summary>Too many too fast: the person is told once.</summary>
    Slower,

    /// <summary>And then nothing more for a while.</summary>
    Ignored,
}
