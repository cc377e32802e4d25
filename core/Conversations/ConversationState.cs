namespace LaporBot.Core.Conversations;

/// <summary>One name per question we can be waiting on. Names are stored: rename only with a migration.</summary>
public enum ConversationState
{
    /// <summary>Nothing is open; the menu is on the table.</summary>
    Idle,

    /// <summary>Privacy notice shown, waiting for yes or no.</summary>
    Consent,

    /// <summary>Any of the questions below. Never waited on by itself: what they have in common is permitted here.</summary>
    Filling,

    Classification,
    Story,
    Title,
    Category,
    IncidentDate,
    Region,
    Place,
    Files,

    /// <summary>Anonymous, or with a name?</summary>
    Identity,

    PersonName,
    Contact,
    Secrecy,

    /// <summary>The whole card, before sending.</summary>
    Review,

    /// <summary>Which field shall be mended?</summary>
    Mending,

    /// <summary>"Really throw it away?"</summary>
    Cancelling,

    /// <summary>"Is this an emergency? Call …"; nothing goes on before the person says so.</summary>
    Emergency,

    /// <summary>The hub hardly takes this; where to go instead.</summary>
    Scope,

    /// <summary>Shall the personal numbers in the story be covered?</summary>
    PersonalData,

    /// <summary>What we read out of the story: right?</summary>
    Caught,

    /// <summary>Any of the states below. Never waited on by itself: what they have in common is permitted here.</summary>
    LookingAfter,

    /// <summary>Which of the filed cases?</summary>
    ChoosingCase,

    /// <summary>Words or files to be added to a filed case.</summary>
    Adding,

    /// <summary>"Shall this short reply be added?"</summary>
    ConfirmingAddition,

    /// <summary>Why the answer is not good.</summary>
    Dissatisfied,

    /// <summary>One to five stars, or none.</summary>
    Rating,

    /// <summary>"Really take the report back?"</summary>
    Withdrawing,

    /// <summary>"Really erase your data?"</summary>
    Erasing,

    /// <summary>Something like it was reported already: follow that, or send?</summary>
    Alike,
}
