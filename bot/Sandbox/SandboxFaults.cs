namespace LaporBot.Bot.Sandbox;

/// <summary>What the sandbox can be told to do wrong.</summary>
internal enum SandboxFault
{
    None,

    /// <summary>Answers late.</summary>
    Latency,

    BadRequest,
    Forbidden,
    NotFound,

    /// <summary>429 with Retry-After.</summary>
    TooMany,

    ServerError,

    /// <summary>503 with Retry-After.</summary>
    Unavailable,

    /// <summary>Takes the complaint and cuts the connection.</summary>
    DropAfterCommit,

    /// <summary>Takes the complaint and answers with a page.</summary>
    Html,

    /// <summary>Takes the complaint and answers 400 "duplicate" with its id.</summary>
    Duplicate,

    /// <summary>Answers with a token; the id follows.</summary>
    Token,

    /// <summary>Tells the later change before the earlier one.</summary>
    OutOfOrder,
}

/// <summary>The fault that is switched on, and for how long.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Count">How many more requests it spoils; 0 means until it is switched off.</param>
/// <param name="Seconds">Delay of <see cref="SandboxFault.Latency"/>, Retry-After of the busy ones.</param>
/// <param name="Everywhere">Not only when complaints are handed over, but for questions too.</param>
internal sealed record FaultSetting(SandboxFault Kind, int Count, double Seconds, bool Everywhere)
{
    public static readonly FaultSetting Off = new(SandboxFault.None, 0, 0, false);
}

/// <summary>The switchboard of faults.</summary>
internal sealed class SandboxFaults
{
    private readonly Lock _gate = new();
    private FaultSetting _setting = FaultSetting.Off;

    public FaultSetting Current
    {
        get
        {
            lock (_gate)
            {
                return _setting;
            }
        }
    }

    public void Set(FaultSetting setting)
    {
        lock (_gate)
        {
            _setting = setting;
        }
    }

    /// <summary>The fault for this request, counted; <see cref="FaultSetting.Off"/> for an orderly answer.</summary>
    public FaultSetting Take(bool isSubmission)
    {
        lock (_gate)
        {
            var taken = _setting;
            if (taken.Kind is SandboxFault.None or SandboxFault.OutOfOrder || !(isSubmission || taken.Everywhere))
            {
                return FaultSetting.Off;
            }

            _setting = taken.Count switch { 0 => taken, 1 => FaultSetting.Off, var left => taken with { Count = left - 1 } };
            return taken;
        }
    }
}
