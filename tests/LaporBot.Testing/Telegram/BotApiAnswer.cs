using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LaporBot.Testing.Telegram;

/// <summary>What the Bot API answers a call: a result, a refusal, something that is no answer, or a cut connection.</summary>
public sealed record BotApiAnswer(int Status, JsonNode? Body, string? RawBody = null, bool IsCut = false, bool IsSilent = false)
{
    public static BotApiAnswer Ok(JsonNode result) => new(200, new JsonObject { ["ok"] = true, ["result"] = result });

    public static BotApiAnswer Fail(int code, string description, JsonObject? parameters = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error_code"] = code, ["description"] = description };
        if (parameters is not null)
        {
            body["parameters"] = parameters;
        }

        return new BotApiAnswer(code, body);
    }

    public bool IsOk => Status == 200;

    internal async Task WriteAsync(HttpContext context)
    {
        if (IsCut)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = RawBody is null ? "application/json" : "text/html";
        await context.Response.WriteAsync(RawBody ?? Body!.ToJsonString(), context.RequestAborted);
    }
}
