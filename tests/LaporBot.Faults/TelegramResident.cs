using LaporBot.Testing.Telegram;

namespace LaporBot.Faults;

/// <summary>Somebody with a phone.</summary>
internal sealed class TelegramResident(int number, Random random, Citizen citizen) : Resident(number, random)
{
    public override IReadOnlyList<string> Seen => [.. citizen.Messages.Select(message => message.Text)];

    protected override IReadOnlyList<string> Since(int first) => [.. citizen.Since(first).Select(message => message.Text)];

    protected override Task SayAsync(string words, CancellationToken cancellationToken)
    {
        citizen.Say(words);
        return Task.CompletedTask;
    }

    protected override bool TryPress(string label)
    {
        // Only the newest message that has buttons counts: who presses an old one means the old question.
        if (citizen.Messages.LastOrDefault(message => message.Buttons.Count > 0) is not { } newest
            || !newest.Buttons.Any(button => button.Label.Contains(label, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        citizen.Press(label);
        return true;
    }
}
