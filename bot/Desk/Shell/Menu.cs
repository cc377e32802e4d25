using LaporBot.Bot.Desk.Access;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>A way into a part of the desk.</summary>
/// <param name="Path">Under <c>/admin</c>.</param>
/// <param name="Sentence">Its name, in the texts.</param>
/// <param name="Power">Who sees it.</param>
internal sealed record MenuItem(string Path, string Sentence, Power Power);

/// <summary>The parts of the desk, in the order they are shown. Each part registers its own when it is added.</summary>
internal sealed class Menu(IEnumerable<MenuItem> items)
{
    public IEnumerable<MenuItem> For(DeskRequest desk) => items.Where(item => desk.Actor.May(item.Power));
}
