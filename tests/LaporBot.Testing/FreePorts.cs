using System.Net;
using System.Net.Sockets;

namespace LaporBot.Testing;

/// <summary>
/// Ports for programs that are told theirs. Below those the system gives to outgoing connections: one of these could otherwise
/// take a port between looking for it and using it.
/// </summary>
public static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000;

    private static int _next = Random.Shared.Next(First, Last);

    public static int Next()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref _next) % (Last - First));
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; the next one.
            }
        }
    }
}
