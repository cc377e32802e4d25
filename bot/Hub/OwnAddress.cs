using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LaporBot.Bot.Hub;

/// <summary>Where this very process can be reached from inside this machine; known once the server listens.</summary>
/// <param name="server">Null outside a web host.</param>
internal sealed class OwnAddress(IServer? server = null)
{
    /// <summary>Ends with a slash; null while the server does not listen. Plain http is preferred: no certificate to trust.</summary>
    public Uri? Current => server?.Features.Get<IServerAddressesFeature>()?.Addresses
        .Select(Reachable)
        .OfType<Uri>()
        .OrderBy(address => address.Scheme == Uri.UriSchemeHttp ? 0 : 1)
        .FirstOrDefault();

    /// <summary>Turns an address to listen on into one to connect to; null for what is not TCP.</summary>
    internal static Uri? Reachable(string bound)
    {
        var address = BindingAddress.Parse(bound);
        if (address.IsUnixPipe || address.IsNamedPipe || address.Port == 0)
        {
            return null;
        }

        var host = address.Host switch
        {
            "0.0.0.0" => "127.0.0.1",
            "*" or "+" or "[::]" => "localhost",
            var named => named,
        };
        return new Uri($"{address.Scheme}://{host}:{address.Port}/");
    }
}
