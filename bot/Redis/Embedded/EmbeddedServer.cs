using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;
using StackExchange.Redis;
using Tsavorite.core;

namespace LaporBot.Bot.Redis.Embedded;

/// <summary>
/// A Garnet server inside this process, on loopback, behind a password of this start. The sizes and switches are a measured
/// recipe: other ones abort the process, lose acknowledged writes or spoil the folder.
/// </summary>
internal sealed class EmbeddedServer : IDisposable
{
    /// <summary>A checkpoint on a busy disk has taken three seconds; writers wait for it, so it is no failure.</summary>
    private const int CheckpointMilliseconds = 15_000;

    private readonly GarnetServer _server;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private readonly int _port = FreePort();

    public EmbeddedServer(string folder)
    {
        _server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, _port)],
            EnableAOF = true,
            Recover = true,
            FailOnRecoveryError = true,
            QuietMode = true,
            DeviceType = DeviceType.RandomAccess,
            EnableStorageTier = true,
            LogDir = folder,
            CheckpointDir = folder,
            LogMemorySize = "256m",
            PageSize = "4m",
            IndexMemorySize = "16m",
            SegmentSize = "64m",
            ObjectLogSegmentSize = "64m",
            AofMemorySize = "32m",
            AofPageSize = "8m",
            AofSegmentSize = "64m",
            CommitFrequencyMs = -1,
            EnableLua = true,
            LuaTransactionMode = true,
            LuaOptions = new LuaOptions(),
            ExpiredKeyDeletionScanFrequencySecs = 60,
            AuthSettings = new PasswordAuthenticationSettings(_password),
        });
        _server.Start();
    }

    /// <summary>How to reach it.</summary>
    public ConfigurationOptions Address => new()
    {
        EndPoints = { { IPAddress.Loopback, _port } },
        Password = _password,
        AllowAdmin = true,
        AsyncTimeout = CheckpointMilliseconds,
    };

    /// <summary>Writes the append-only file; what was answered before the call is then safe from a kill of the process.</summary>
    public async ValueTask CommitAsync() => await _server.Store.CommitAOFAsync(CancellationToken.None);

    public void Dispose() => _server.Dispose();

    /// <summary>The server does not tell which port it took, so one is chosen for it.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
