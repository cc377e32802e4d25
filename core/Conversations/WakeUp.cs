namespace LaporBot.Core.Conversations;

/// <summary>What there is to do for a conversation that has been quiet.</summary>
internal enum WakeUp
{
    Nothing,

    /// <summary>The story seems to be told: go on with it.</summary>
    GoOn,

    /// <summary>An open draft waits: remind, once.</summary>
    Remind,
}
