using System.Text.Json.Nodes;
using Xunit;

namespace LaporBot.Testing.Telegram;

/// <summary>A person with a phone: does things in the private chat with the bot and sees what comes.</summary>
public sealed class Citizen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BotApiEmulator _emulator;
    private readonly Lock _gate = new();
    private readonly List<SeenMessage> _messages = [];
    private TaskCompletionSource _changed = NewSignal();
    private int _since;

    internal Citizen(BotApiEmulator emulator, long id, string language) => (_emulator, Id, Language) = (emulator, id, language);

    public long Id { get; }

    public string Language { get; }

    /// <summary>From now on the bot is told 403.</summary>
    public bool HasBlockedBot { get; set; }

    /// <summary>Everything the bot has said here, oldest first.</summary>
    public IReadOnlyList<SeenMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>What came after the first so many messages.</summary>
    public IReadOnlyList<SeenMessage> Since(int first)
    {
        lock (_gate)
        {
            return [.. _messages.Skip(first)];
        }
    }

    /// <summary>Number of the newest update this person caused.</summary>
    public int LastUpdate { get; private set; }

    public void Say(string words) => Send(new JsonObject { ["text"] = words });

    /// <summary>Replies to a message of the bot.</summary>
    public void Reply(SeenMessage to, string words) => Send(new JsonObject { ["text"] = words, ["reply_to_message"] = Ours(to) });

    /// <summary>Brings on what somebody else wrote.</summary>
    public void Forward(string words) => Send(new JsonObject
    {
        ["text"] = words,
        ["forward_origin"] = new JsonObject { ["type"] = "hidden_user", ["date"] = 1_780_000_000, ["sender_user_name"] = "Orang lain" },
    });

    /// <summary>Presses the newest button with this label, or with these words in it.</summary>
    public void Press(string label)
    {
        var (message, button) = Find(label);
        PressData(button.Data ?? throw new InvalidOperationException($"The button '{label}' leads to an address."), message);
    }

    /// <summary>Presses with any data, as a changed client could.</summary>
    public void PressData(string data, SeenMessage? under = null)
    {
        var query = new JsonObject
        {
            ["id"] = $"{Id}{_emulator.NextMessageId()}",
            ["from"] = User(),
            ["chat_instance"] = "1",
            ["data"] = data,
        };
        if (under is not null)
        {
            query["message"] = Ours(under);
        }

        Cause("callback_query", query, $"press:{Id}");
    }

    /// <summary>Sends several photos as one album: an update for each, all with the same group.</summary>
    /// <returns>The numbers of the updates.</returns>
    public IReadOnlyList<int> SendAlbum(params ReadOnlySpan<byte[]> photos)
    {
        var group = $"13{Id}{_emulator.NextMessageId()}";
        var updates = new List<int>();
        foreach (var photo in photos)
        {
            SendPhoto(photo, album: group);
            updates.Add(LastUpdate);
        }

        return updates;
    }

    public void SendPhoto(byte[] bytes, string? caption = null, string? album = null, SeenMessage? replyTo = null)
    {
        var id = $"foto{Id}x{_emulator.NextMessageId()}";
        _emulator.Files[$"photos/{id}.jpg"] = bytes;
        var content = new JsonObject
        {
            ["photo"] = new JsonArray(
                new JsonObject { ["file_id"] = $"{id}s", ["file_unique_id"] = "s", ["width"] = 90, ["height"] = 67, ["file_size"] = 900 },
                new JsonObject { ["file_id"] = id, ["file_unique_id"] = "l", ["width"] = 1280, ["height"] = 960, ["file_size"] = bytes.Length }),
        };
        if (caption is not null)
        {
            content["caption"] = caption;
        }

        if (album is not null)
        {
            content["media_group_id"] = album;
        }

        if (replyTo is not null)
        {
            content["reply_to_message"] = Ours(replyTo);
        }

        Send(content);
    }

    public void SendDocument(byte[] bytes, string name, string type)
    {
        var id = $"dok{Id}x{_emulator.NextMessageId()}";
        _emulator.Files[$"photos/{id}.jpg"] = bytes;
        Send(new JsonObject
        {
            ["document"] = new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_name"] = name, ["mime_type"] = type, ["file_size"] = bytes.Length },
        });
    }

    public void SendLocation(double latitude, double longitude) =>
        Send(new JsonObject { ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } });

    public void SendSticker() =>
        Send(new JsonObject
        {
            ["sticker"] = new JsonObject
            {
                ["file_id"] = "stiker",
                ["file_unique_id"] = "s",
                ["type"] = "regular",
                ["width"] = 512,
                ["height"] = 512,
                ["is_animated"] = false,
                ["is_video"] = false,
            },
        });

    /// <summary>Sends a message with any content, as Telegram would pack it.</summary>
    public void Send(JsonObject content, string kind = "message")
    {
        content["message_id"] = _emulator.NextMessageId();
        content["from"] = User();
        content["chat"] = Chat();
        content["date"] = 1_790_000_000;
        Cause(kind, content, $"chat:{Id}");
    }

    /// <summary>Answers question after question, by buttons where there are some, until the words are seen.</summary>
    /// <param name="part">What is waited for.</param>
    /// <param name="instead">What this person does about a question in another way; true when it was done.</param>
    public async Task FillInAsync(string part, Func<FilingStep, bool>? instead = null)
    {
        for (var newest = await WaitForAsync(""); !newest.Text.Contains(part, StringComparison.Ordinal); newest = await WaitForAsync(""))
        {
            var step = FilingWay.For(newest.Text);
            if (instead?.Invoke(step) == true)
            {
                continue;
            }

            if (step.IsTyped)
            {
                Say(step.Words);
            }
            else
            {
                Press(step.Words);
            }
        }
    }

    /// <summary>Waits for a message, new since this person last did something, that contains the words.</summary>
    public async Task<SeenMessage> WaitForAsync(string part)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                var seen = _messages.Skip(_since).FirstOrDefault(message => message.Text.Contains(part, StringComparison.OrdinalIgnoreCase));
                if (seen is not null)
                {
                    return seen;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"No '{part}' among: {string.Join(" | ", Messages.Skip(_since).Select(message => message.Text))}");
            }
        }
    }

    /// <summary>A message of the bot, as Telegram brings it along.</summary>
    private JsonObject Ours(SeenMessage message) => new()
    {
        ["message_id"] = message.Id,
        ["from"] = new JsonObject { ["id"] = BotApiEmulator.BotId, ["is_bot"] = true, ["first_name"] = "LaporBot" },
        ["chat"] = Chat(),
        ["date"] = 1_790_000_000,
        ["text"] = message.Text,
        ["reply_markup"] = message.Keyboard?["inline_keyboard"] is null ? null : message.Keyboard.DeepClone(),
    };

    internal JsonObject Chat() => new() { ["id"] = Id, ["type"] = "private", ["first_name"] = "Warga" };

    internal void See(SeenMessage message)
    {
        lock (_gate)
        {
            _messages.Add(message);
            Signal();
        }
    }

    internal void Replace(SeenMessage old, SeenMessage changed)
    {
        lock (_gate)
        {
            _messages[_messages.IndexOf(old)] = changed;
            Signal();
        }
    }

    private (SeenMessage Message, SeenButton Button) Find(string label)
    {
        foreach (var message in Messages.Reverse())
        {
            var button = message.Buttons.FirstOrDefault(button => button.Label.Equals(label, StringComparison.OrdinalIgnoreCase))
                ?? message.Buttons.FirstOrDefault(button => button.Label.Contains(label, StringComparison.OrdinalIgnoreCase));
            if (button is not null)
            {
                return (message, button);
            }
        }

        throw new InvalidOperationException($"No button '{label}' among: {string.Join(" | ", Messages.SelectMany(message => message.Buttons).Select(button => button.Label))}");
    }

    private JsonObject User() => new() { ["id"] = Id, ["is_bot"] = false, ["first_name"] = "Warga", ["language_code"] = Language };

    private void Cause(string kind, JsonObject content, string queue)
    {
        lock (_gate)
        {
            _since = _messages.Count;
        }

        LastUpdate = _emulator.Updates.Add(kind, content, queue);
    }

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
