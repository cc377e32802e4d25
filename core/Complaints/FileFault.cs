namespace LaporBot.Core.Complaints;

/// <summary>Why a file of a complaint could not be handed on.</summary>
public enum FileFault
{
    /// <summary>The channel no longer has it.</summary>
    Gone,

    /// <summary>The channel did not answer, too often.</summary>
    Unreachable,

    /// <summary>Larger than anything we fetch or unpack.</summary>
    TooLarge,

    /// <summary>Its bytes are none of the kinds we take, whatever it is called.</summary>
    WrongType,

    /// <summary>Empty, cut off or damaged.</summary>
    Broken,

    /// <summary>It does not fit into what the hub takes for all files of a complaint.</summary>
    NoRoom,
}
