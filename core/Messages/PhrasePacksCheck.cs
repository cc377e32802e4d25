using Microsoft.Extensions.Options;

namespace LaporBot.Core.Messages;

/// <summary>Says everything that is wrong with the phrase packs before the gateway starts.</summary>
internal sealed class PhrasePacksCheck : IValidateOptions<NodeOptions>
{
    public ValidateOptionsResult Validate(string? name, NodeOptions options)
    {
        _ = PhrasePacks.Read(options.PhrasePacks, out var faults);
        return faults.IsEmpty ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
