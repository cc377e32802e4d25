namespace LaporBot.Core.Complaints;

/// <summary>Why a case is over. Silence is never satisfaction, so the two are never counted together.</summary>
public enum CloseReason
{
    /// <summary>The citizen said so.</summary>
    Satisfied,

    /// <summary>The reply window passed without a word.</summary>
    SilentTimeout,

    /// <summary>The hub said that nothing more will be done.</summary>
    NoFurtherAction,

    /// <summary>The hub closed it and gave no reason.</summary>
    ByHub,
}
