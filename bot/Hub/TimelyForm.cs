using System.Net;
using System.Net.Http.Headers;
using LaporBot.Core;

namespace LaporBot.Bot.Hub;

/// <summary>
/// A form that asks once more, when the connection stands and its first byte is about to go, whether it is still ours to send. A
/// process that slept between its decision and this moment sends nothing.
/// </summary>
internal sealed class TimelyForm : FormUrlEncodedContent
{
    private readonly Tenure? _tenure;
    private readonly TimeSpan _longest;

    /// <param name="form">The fields.</param>
    /// <param name="tenure">While it may be sent; null for always.</param>
    /// <param name="longest">How long the exchange may take.</param>
    public TimelyForm(IEnumerable<KeyValuePair<string, string>> form, Tenure? tenure, TimeSpan longest)
        : base(form)
    {
        (_tenure, _longest) = (tenure, longest);
        Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded", "utf-8");
    }

    /// <remarks>The form with a cancellation token leads here as well.</remarks>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        _tenure is null || _tenure.HasTimeFor(_longest) ? base.SerializeToStreamAsync(stream, context) : throw new TooLateException();
}

/// <summary>What was to be sent may be somebody else's by now; nothing was sent.</summary>
internal sealed class TooLateException : Exception;
