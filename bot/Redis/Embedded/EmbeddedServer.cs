using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Garnet.common;
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
    private const int PortsTried = 5;

    /// <summary>A checkpoint has the store for itself until it is through, so nobody may stop waiting for it early.</summary>
    private static readonly TimeSpan CheckpointPatience = TimeSpan.FromMinutes(10);

    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private readonly GarnetServer _server;
    private readonly int _port;

    public EmbeddedServer(string folder) => (_server, _port) = Start(folder, PortsTried);

    /// <summary>How to reach it.</summary>
    public ConfigurationOptions Address => new()
    {
        EndPoints = { { IPAddress.Loopback, _port } },
        Password = _password,
    };

    /// <summary>Writes the append-only file; what was answered before the call is then safe from a kill of the process.</summary>
    public async ValueTask CommitAsync() => await _server.Store.CommitAOFAsync(CancellationToken.None);

    /// <summary>Takes a checkpoint, which also cuts the append-only file. Nobody may write meanwhile.</summary>
    public async Task CheckpointAsync()
    {
        var patient = Address;
        patient.AllowAdmin = true;
        patient.AsyncTimeout = patient.SyncTimeout = (int)CheckpointPatience.TotalMilliseconds;
        await using var connection = await ConnectionMultiplexer.ConnectAsync(patient);
        await connection.GetDatabase().ExecuteAsync("SAVE");
    }

    public void Dispose() => _server.Dispose();

    /// <summary>The server does not tell which port it took, so one is chosen for it; another process may be quicker to take it.</summary>
    private (GarnetServer Server, int Port) Start(string folder, int tries)
    {
        var port = FreePort();
        var server = new GarnetServer(Recipe(folder, port));
        try
        {
            server.Start();
            return (server, port);
        }
        catch (GarnetException) when (tries > 1)
        {
            server.Dispose();
            return Start(folder, tries - 1);
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private GarnetServerOptions Recipe(string folder, int port) => new()
    {
        EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
        AuthSettings = new PasswordAuthenticationSettings(_password),
        QuietMode = true,

        // The default device is native, and aborts the process where its libraries are missing.
        DeviceType = DeviceType.RandomAccess,

        // Without the storage tier, what does not fit into memory is lost without a word.
        EnableStorageTier = true,
        LogDir = folder,
        CheckpointDir = folder,
        LogMemorySize = "256m",
        PageSize = "4m",
        IndexMemorySize = "16m",
        SegmentSize = "64m",
        ObjectLogSegmentSize = "64m",

        // The append-only file is committed by CommitBarrier alone. Its page must be at least twice the store's.
        EnableAOF = true,
        CommitFrequencyMs = -1,
        AofMemorySize = "32m",
        AofPageSize = "8m",
        AofSegmentSize = "64m",
        Recover = true,
        FailOnRecoveryError = true,

        // Scripts are isolated from each other only in transaction mode.
        EnableLua = true,
        LuaTransactionMode = true,
        LuaOptions = new LuaOptions(),

        // By default expired keys stay until somebody asks for them.
        ExpiredKeyDeletionScanFrequencySecs = 60,
    };
}
