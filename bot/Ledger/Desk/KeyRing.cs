using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace LaporBot.Bot.Ledger.Desk;

/// <summary>
/// Keys of the framework's data protection, in the ledger: cookies and form tokens made by one replica are read by the others,
/// and a restart signs nobody out. Synchronous because the framework asks so; it asks at the first use and then daily.
/// </summary>
internal sealed class KeyRing(LedgerDatabase database) : IXmlRepository
{
    private const string Prefix = "key:";

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.Open();
        return [.. context.NodeMarks.Where(row => row.Name.StartsWith(Prefix)).Select(row => row.Value).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.Open();
        context.Add(new NodeMarkRow { Name = Prefix + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
