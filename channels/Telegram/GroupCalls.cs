using System.Collections.Concurrent;
using LaporBot.Core.Messages;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace LaporBot.Channels.Telegram;

/// <summary>Points who calls the bot in a group to the private chat; at most once per group and minute, so that nobody can make it noisy.</summary>
internal sealed class GroupCalls(Wording wording, TelegramState state, TimeProvider time)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<long, long> _answered = new();

    /// <summary>The hint, or null when the update is no call or the group had its hint just now.</summary>
    public SendMessageRequest? Answer(Update update)
    {
        if (state.BotName is not { } name || TelegramInbound.CallFromGroup(update, name) is not { } call || !IsTurnOf(call.Chat))
        {
            return null;
        }

        var language = Wording.LanguageFor(call.Language);
        return new SendMessageRequest
        {
            ChatId = call.Chat,
            MessageThreadId = call.Topic,
            Text = wording.Text(language, "Telegram.Group"),
            ReplyMarkup = new InlineKeyboardMarkup(
                new InlineKeyboardButton(wording.Label(language, "Telegram.Open")) { Url = $"https://t.me/{name}?start=lapor" }),
        };
    }

    private bool IsTurnOf(long group)
    {
        if (_answered.Count >= Most)
        {
            _answered.Clear();
        }

        var now = time.GetTimestamp();
        if (_answered.TryGetValue(group, out var last) && time.GetElapsedTime(last, now) < Quiet)
        {
            return false;
        }

        _answered[group] = now;
        return true;
    }
}
