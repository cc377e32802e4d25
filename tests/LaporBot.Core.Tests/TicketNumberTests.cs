using CsCheck;
using LaporBot.Core.Complaints;
using Xunit;

namespace LaporBot.Core.Tests;

public sealed class TicketNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_drawn_number_reads_back_in_every_way_people_type_it()
    {
        Gen.Int[0, 9].Sample(_ =>
        {
            var ticket = TicketNumber.Draw();
            var text = ticket.ToString();
            foreach (var typed in (string[])
                [text, text.ToLowerInvariant(), text.Replace("-", "", StringComparison.Ordinal), text.Replace('-', ' '), text[3..],
                    text.Replace('0', 'O').Replace('1', 'l'), $"  {text}  ", text.Replace("LB-", "LB", StringComparison.Ordinal)])
            {
                Assert.True(TicketNumber.TryParse(typed, out var read), typed);
                Assert.Equal(ticket, read);
            }
        });
    }

    [Fact]
    public void Every_single_wrong_character_and_every_swap_of_two_is_noticed()
    {
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 31], Gen.Int[0, 8]).Sample((at, digit, other) =>
        {
            var characters = TicketNumber.Draw().ToString().Replace("-", "", StringComparison.Ordinal)[2..].ToCharArray();
            var before = new string(characters);
            (characters[at], characters[other]) = (characters[other], characters[at]);
            var swapped = new string(characters);
            Assert.Equal(swapped == before, TicketNumber.TryParse(swapped, out _));

            var changed = before.ToCharArray();
            changed[at] = Alphabet[digit];
            Assert.Equal(new string(changed) == before, TicketNumber.TryParse(new string(changed), out _));
        });
    }

    [Fact]
    public void It_is_found_in_a_sentence()
    {
        var ticket = TicketNumber.Draw();
        Assert.True(TicketNumber.TryFind($"pak, gimana laporan {ticket.ToString().ToLowerInvariant()} ini?", out var found));
        Assert.Equal(ticket, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("LB-")]
    [InlineData("LB-UUUU-UUUU-U")]
    [InlineData("0812 3456 7890")]
    [InlineData("jalan rusak parah sekali")]
    public void Other_words_are_no_number(string text)
    {
        Assert.False(TicketNumber.TryParse(text, out _));
        Assert.False(TicketNumber.TryFind(text, out _));
    }

    [Fact]
    public void A_mistyped_number_is_called_mistyped()
    {
        var text = TicketNumber.Draw().ToString();
        var wrong = text[..^1] + Alphabet[(Alphabet.IndexOf(text[^1], StringComparison.Ordinal) + 1) % 32];
        Assert.True(TicketNumber.LooksMistyped($"status {wrong}"));
        Assert.False(TicketNumber.LooksMistyped($"status {text}"));
    }
}
