namespace LaporBot.Core.Messages;

/// <summary>Where a node has to say something else than the usual sentence.</summary>
/// <param name="ByHand">Complaints go to the national hub by an official's hand.</param>
/// <param name="IsDemo">Nothing here is real; the first words of a talk, the form, all news and all broadcasts say so.</param>
public sealed record WordingTone(bool ByHand = false, bool IsDemo = false)
{
    private static readonly (string Usual, string ByHand)[] Carried =
    [
        ("Receipt", "Receipt.ByHand"),
        ("Next.Submitted", "Next.Submitted.ByHand"),
    ];

    private static readonly string[] Marked =
        ["Greeting", "Receipt", "News.Accepted", "News.Refused", "News.Status", "News.Words", "News.Supported", "News.Silent",
         "Broadcast.News", "Broadcast.Correction", "Broadcast.Recall", "Form.Title"];

    internal Dictionary<string, string> Apply(Dictionary<string, string> sentences)
    {
        foreach (var (usual, byHand) in Carried)
        {
            if (ByHand && sentences.TryGetValue(byHand, out var carried))
            {
                sentences[usual] = carried;
            }
        }

        foreach (var key in Marked)
        {
            if (IsDemo && sentences.TryGetValue(key, out var usual) && sentences.TryGetValue("Demo.Mark", out var mark))
            {
                sentences[key] = $"{mark}\n{usual}";
            }
        }

        return sentences;
    }
}
