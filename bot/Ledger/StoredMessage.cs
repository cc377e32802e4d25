using System.Text.Json;
using System.Text.Json.Serialization;
using LaporBot.Core.Messages;
using Microsoft.EntityFrameworkCore;

namespace LaporBot.Bot.Ledger;

/// <summary>A message as a row of <c>deliveries</c>.</summary>
internal static class StoredMessage
{
    /// <summary>Read by reflection, not by generated code: that one would give what an older row lacks a null instead of its default.</summary>
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static OutgoingMessage Read(string json) =>
        JsonSerializer.Deserialize<OutgoingMessage>(json, Json) ?? throw new InvalidOperationException("A delivery holds no message.");

    public static string Write(OutgoingMessage message) => JsonSerializer.Serialize(message, Json);

    /// <summary>Adds a delivery inside the caller's transaction; an id that is known changes nothing.</summary>
    public static Task<int> EnqueueAsync(LedgerContext context, NewDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var at = Microseconds.Of(now);
        var id = ShortId.Of(CleanText.Clean(delivery.Id));
        var json = Write(delivery.Message);
        var canJoin = delivery.Message is { CanWait: true, IsOnlyOnce: false, Choices.IsEmpty: true, Document: null };
        return context.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO deliveries (delivery_id, channel, address, message, can_join, state, attempts, next_at, created_at, complaint_id)
             VALUES ({id}, {delivery.To.Channel}, {delivery.To.Value}, {json}, {canJoin}, 'Waiting', 0, {at}, {at}, {delivery.ComplaintId})
             ON CONFLICT (delivery_id) DO NOTHING
             """,
            cancellationToken);
    }

    /// <summary>The same for the owner of a case, tied to it; nothing when the owner asked to hear no more.</summary>
    public static Task<int> TellOwnerAsync(
        LedgerContext context, ComplaintRow row, string deliveryId, OutgoingMessage message, DateTimeOffset now, CancellationToken cancellationToken) =>
        Erasures.IsNobody(row.OwnerAddress)
            ? Task.FromResult(0)
            : EnqueueAsync(
                context, new NewDelivery(deliveryId, new ReplyAddress(row.OwnerChannel, row.OwnerAddress), message, row.Id), now, cancellationToken);
}

/// <summary>A message to be queued.</summary>
internal sealed record NewDelivery(string Id, ReplyAddress To, OutgoingMessage Message, Guid? ComplaintId = null);
