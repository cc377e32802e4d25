using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Counts open sockets of this process. A socket too many is refused; an older one is never closed for it, since the official
/// client would open that again for ever.
/// </summary>
internal sealed class SocketGate
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly WebChatOptions _options;
    private int _total;

    public SocketGate(IOptions<WebChatOptions> options)
    {
        _options = options.Value;
        Instruments.Gauge("laporbot.webchat.sockets", () => Volatile.Read(ref _total));
    }

    /// <summary>A place for one socket, given back by disposing it; null when all are taken.</summary>
    public IDisposable? TryEnter(string conversationId)
    {
        lock (_lock)
        {
            var here = _open.GetValueOrDefault(conversationId);
            if (here >= _options.SocketsPerConversation || _total >= _options.Sockets)
            {
                return null;
            }

            _open[conversationId] = here + 1;
            _total++;
            return new Place(this, conversationId);
        }
    }

    private void Leave(string conversationId)
    {
        lock (_lock)
        {
            _total--;
            if (--_open[conversationId] == 0)
            {
                _open.Remove(conversationId);
            }
        }
    }

    private sealed class Place(SocketGate gate, string conversationId) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gate.Leave(conversationId);
            }
        }
    }
}
