using LaporBot.Core.Complaints;

namespace LaporBot.Core.Conversations.Cases;

/// <summary>Why a step was not taken, kindly and with what can be done instead.</summary>
internal static class Refusals
{
    public static Reply Of(StepVerdict verdict) => new(
        verdict switch
        {
            StepVerdict.Full => "Case.Full",
            StepVerdict.Over => "Case.Over",
            StepVerdict.NotAnswered => "Case.NotAnswered",
            StepVerdict.TooLate => "Case.TooLate",
            _ => "Status.NotFound",
        },
        []);
}
