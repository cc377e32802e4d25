using System.Net;
using LaporBot.Core;
using Microsoft.Extensions.Options;

namespace LaporBot.Channels.WebChat.DirectLine;

/// <summary>
/// Counts open sockets of this process, of each conversation and of each address. A socket too many is refused; an older one is never closed for it, since the official
/// client would open that again for ever.
/// </summary>
internal sealed class SocketGate
{
    private const string Proxy = $"@{ChatLimits.Loopback}";

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
    public IDisposable? TryEnter(string conversationId, IPAddress? address)
    {
        // A conversation's id is hexadecimal, so no group of addresses has the same name.
        var group = $"@{ChatLimits.Partition(address)}";
        lock (_lock)
        {
            if (_total >= _options.Sockets || IsFull(conversationId, _options.SocketsPerConversation) || IsFull(group, MostOf(group)))
            {
                return null;
            }

            Count(conversationId, 1);
            Count(group, 1);
            _total++;
            return new Place(this, conversationId, group);
        }
    }

    private bool IsFull(string name, int most) => _open.GetValueOrDefault(name) >= most;

    // Behind a proxy on this machine stand all people together.
    private int MostOf(string group) => group == Proxy ? int.MaxValue : _options.SocketsPerAddress;

    private void Leave(string conversationId, string group)
    {
        lock (_lock)
        {
            _total--;
            Count(conversationId, -1);
            Count(group, -1);
        }
    }

    private void Count(string name, int change)
    {
        var count = _open.GetValueOrDefault(name) + change;
        if (count == 0)
        {
            _open.Remove(name);
        }
        else
        {
            _open[name] = count;
        }
    }

    private sealed class Place(SocketGate gate, string conversationId, string group) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                gate.Leave(conversationId, group);
            }
        }
    }
}
