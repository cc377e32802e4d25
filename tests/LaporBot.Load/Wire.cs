using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LaporBot.Load;

/// <summary>One kept-alive connection. By hand, because HttpClient beside them would take the CPU the programs are to be measured on.</summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _received = new byte[64 * 1024];
    private readonly byte[] _sent = new byte[64 * 1024];
    private readonly byte[] _head;

    public Wire(int port) =>
        _head = Encoding.ASCII.GetBytes(
            $"POST {Target.Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nAccept-Encoding: gzip, deflate\r\n"
            + $"Connection: keep-alive\r\nX-Telegram-Bot-Api-Secret-Token: {Target.Secret}\r\nContent-Length: ");

    public async Task ConnectAsync(int port, CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);

    /// <summary>Sends a body and waits for the answer.</summary>
    /// <returns>The status, and the answer's body, which lives until the next call.</returns>
    public async ValueTask<(int Status, ReadOnlyMemory<byte> Body)> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        var head = Encoding.ASCII.GetBytes($"{body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n");
        _head.CopyTo(_sent, 0);
        head.CopyTo(_sent, _head.Length);
        body.CopyTo(_sent, _head.Length + head.Length);
        await _socket.SendAsync(_sent.AsMemory(0, _head.Length + head.Length + body.Length), cancellationToken);
        for (var length = 0; ;)
        {
            var read = await _socket.ReceiveAsync(_received.AsMemory(length), cancellationToken);
            length += read > 0 ? read : throw new IOException("The connection was closed.");
            if (TryRead(length, out var status, out var start))
            {
                return (status, _received.AsMemory(start, length - start));
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private bool TryRead(int length, out int status, out int start)
    {
        var received = _received.AsSpan(0, length);
        (status, start) = (0, received.IndexOf("\r\n\r\n"u8) + 4);
        if (start < 4)
        {
            return false;
        }

        var mark = "Content-Length: "u8;
        var at = received[..start].IndexOf(mark);
        return at >= 0
            && Utf8Parser.TryParse(received["HTTP/1.1 ".Length..], out status, out _)
            && Utf8Parser.TryParse(received[(at + mark.Length)..], out int body, out _)
            && length - start == body;
    }
}
