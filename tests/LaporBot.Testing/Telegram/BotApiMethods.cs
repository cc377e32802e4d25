using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace LaporBot.Testing.Telegram;

/// <summary>What each method of the Bot API does here.</summary>
internal sealed class BotApiMethods(BotApiEmulator emulator)
{
    private const int LongestText = 4096;
    private const int LargestFile = 20 * 1024 * 1024;

    public BotApiAnswer Execute(string method, JsonObject parameters, bool isFromBody) => method.ToLowerInvariant() switch
    {
        "getme" => BotApiAnswer.Ok(new JsonObject
        {
            ["id"] = BotApiEmulator.BotId,
            ["is_bot"] = true,
            ["first_name"] = "LaporBot",
            ["username"] = BotApiEmulator.BotName,
        }),
        "sendmessage" => Send(parameters, isFromBody),
        "senddocument" => SendFile(parameters, "document"),
        "sendphoto" => SendFile(parameters, "photo"),
        "editmessagetext" => Edit(parameters),
        "answercallbackquery" => AnswerPress(parameters),
        "sendchataction" or "setmycommands" or "deletemycommands" => BotApiAnswer.Ok(true),
        "setwebhook" => SetWebhook(parameters),
        "deletewebhook" => DeleteWebhook(),
        "getwebhookinfo" => BotApiAnswer.Ok(emulator.Webhook.Describe()),
        "getfile" => GetFile(parameters),
        _ => BotApiAnswer.Fail(404, "Not Found: method not found"),
    };

    private BotApiAnswer Send(JsonObject parameters, bool isFromBody)
    {
        if (FindChat(parameters, out var refusal) is not { } citizen)
        {
            return refusal;
        }

        var read = Read(parameters, emulator.NextMessageId(), isFromBody, out refusal);
        if (read is null)
        {
            return refusal;
        }

        citizen.See(read);
        return BotApiAnswer.Ok(Shape(citizen, read));
    }

    /// <summary>The bytes came as a part of the form; the person sees a message of the file's name.</summary>
    private BotApiAnswer SendFile(JsonObject parameters, string kind)
    {
        if (FindChat(parameters, out var refusal) is not { } citizen)
        {
            return refusal;
        }

        if (parameters[kind] is not JsonObject file)
        {
            return BotApiAnswer.Fail(400, $"Bad Request: there is no {kind} in the request");
        }

        var (name, content) = (file["name"]!.ToString(), file["content"]!.ToString());
        var seen = new SeenMessage(emulator.NextMessageId(), name, "", [], [], false) { Document = content };
        citizen.See(seen);
        return BotApiAnswer.Ok(Shape(citizen, seen));
    }

    private BotApiAnswer Edit(JsonObject parameters)
    {
        if (FindChat(parameters, out var refusal) is not { } citizen)
        {
            return refusal;
        }

        var id = int.Parse(parameters["message_id"]?.ToString() ?? "0", CultureInfo.InvariantCulture);
        if (citizen.Messages.FirstOrDefault(message => message.Id == id) is not { } old)
        {
            return BotApiAnswer.Fail(400, "Bad Request: message to edit not found");
        }

        var read = Read(parameters, id, isFromBody: false, out refusal);
        if (read is null)
        {
            return refusal;
        }

        if (read.Html == old.Html && read.Keyboard?.ToJsonString() == old.Keyboard?.ToJsonString())
        {
            return BotApiAnswer.Fail(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        }

        citizen.Replace(old, read);
        return BotApiAnswer.Ok(Shape(citizen, read));
    }

    private Citizen? FindChat(JsonObject parameters, out BotApiAnswer refusal)
    {
        refusal = BotApiAnswer.Fail(400, "Bad Request: chat not found");
        if (!long.TryParse(parameters["chat_id"]?.ToString(), CultureInfo.InvariantCulture, out var chat) || emulator.Find(chat) is not { } citizen)
        {
            return null;
        }

        refusal = BotApiAnswer.Fail(403, "Forbidden: bot was blocked by the user");
        return citizen.HasBlockedBot ? null : citizen;
    }

    private static SeenMessage? Read(JsonObject parameters, int id, bool isFromBody, out BotApiAnswer refusal)
    {
        var html = parameters["text"]?.ToString() ?? "";
        var isHtml = string.Equals(parameters["parse_mode"]?.ToString(), "html", StringComparison.OrdinalIgnoreCase);
        var fault = "";
        var text = isHtml ? HtmlMarkup.Read(html, out fault) : html;
        var keyboard = parameters["reply_markup"];
        var rows = keyboard?["inline_keyboard"]?.AsArray().Select(row => row!.AsArray()).ToArray() ?? [];
        var buttons = rows.SelectMany(row => row)
            .Select(button => new SeenButton(button!["text"]!.ToString(), button["callback_data"]?.ToString(), button["url"]?.ToString()))
            .ToArray();
        var objection = text is null ? fault
            : string.IsNullOrWhiteSpace(text) ? "Bad Request: message text is empty"
            : text.Length > LongestText ? "Bad Request: message is too long"
            : buttons.Any(button => button.Url is null && Encoding.UTF8.GetByteCount(button.Data ?? "") is < 1 or > 64) ? "Bad Request: BUTTON_DATA_INVALID"
            : buttons.Any(button => string.IsNullOrWhiteSpace(button.Label)) ? "Bad Request: text buttons are unallowed in the inline keyboard"
            : null;
        refusal = BotApiAnswer.Fail(400, objection ?? "");
        return objection is null
            ? new SeenMessage(id, text!.Trim(), html, buttons, [.. rows.Select(row => row.Count)], isFromBody) { Keyboard = keyboard?.DeepClone() }
            : null;
    }

    private static JsonObject Shape(Citizen citizen, SeenMessage message) => new()
    {
        ["message_id"] = message.Id,
        ["from"] = new JsonObject { ["id"] = BotApiEmulator.BotId, ["is_bot"] = true, ["first_name"] = "LaporBot", ["username"] = BotApiEmulator.BotName },
        ["chat"] = citizen.Chat(),
        ["date"] = 1_790_000_000,
        ["text"] = message.Text,
    };

    private BotApiAnswer AnswerPress(JsonObject parameters) =>
        emulator.Updates.TakePress(parameters["callback_query_id"]?.ToString() ?? "")
            ? BotApiAnswer.Ok(true)
            : BotApiAnswer.Fail(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");

    private BotApiAnswer SetWebhook(JsonObject parameters)
    {
        var address = parameters["url"]?.ToString() ?? "";
        emulator.Webhook.Set(address, parameters["secret_token"]?.ToString(), parameters["allowed_updates"]?.AsArray());
        return BotApiAnswer.Ok(true);
    }

    private BotApiAnswer DeleteWebhook()
    {
        emulator.Webhook.Set("", null, null);
        return BotApiAnswer.Ok(true);
    }

    private BotApiAnswer GetFile(JsonObject parameters)
    {
        var id = parameters["file_id"]?.ToString() ?? "";
        var path = $"photos/{id}.jpg";
        return !emulator.Files.TryGetValue(path, out var bytes) ? BotApiAnswer.Fail(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
            : bytes.Length > LargestFile ? BotApiAnswer.Fail(400, "Bad Request: file is too big")
            : BotApiAnswer.Ok(new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_size"] = bytes.Length, ["file_path"] = path });
    }
}
