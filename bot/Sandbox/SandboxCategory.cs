namespace LaporBot.Bot.Sandbox;

/// <summary>A category of the sandbox hub.</summary>
/// <param name="Code">service_code.</param>
/// <param name="Name">service_name.</param>
/// <param name="Group">Topic family.</param>
/// <param name="Agency">Who gets such cases; <c>{0}</c> is the region.</param>
/// <param name="Answer">What that institution answers in the end.</param>
/// <param name="Keywords">Everyday words, comma separated, SMS spellings included.</param>
internal sealed record SandboxCategory(string Code, string Name, string Group, string Agency, string Answer, string Keywords);
