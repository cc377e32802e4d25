namespace LaporBot.Core.Conversations;

/// <summary>Everything that can move a conversation.</summary>
public enum ConversationTrigger
{
    /// <summary>A draft was opened.</summary>
    Open,

    /// <summary>The privacy notice was accepted.</summary>
    Agree,

    /// <summary>The privacy notice was declined; nothing is kept.</summary>
    Decline,

    /// <summary>The question was answered or lawfully skipped: on to the first one still missing.</summary>
    Answer,

    /// <summary>One question back.</summary>
    Back,

    /// <summary>From the card to the list of fields.</summary>
    Mend,

    /// <summary>To one field, chosen by name.</summary>
    Choose,

    /// <summary>Asked to throw the draft away.</summary>
    Cancel,

    /// <summary>Thought better of it.</summary>
    Keep,

    /// <summary>Thrown away, or expired.</summary>
    Discard,

    /// <summary>Filed in the ledger.</summary>
    File,

    /// <summary>To a filed case, or to one's own data; the open question waits.</summary>
    Aside,

    /// <summary>Back from there.</summary>
    Return,

    /// <summary>Something like it was reported already.</summary>
    Doubt,
}
