using System.Globalization;
using LaporBot.Channels.Telegram;
using LaporBot.Core;
using LaporBot.Core.Messages;
using LaporBot.Core.Ports;
using LaporBot.Testing;
using LaporBot.Testing.Specs;
using LaporBot.Testing.Telegram;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LaporBot.Channels.Tests.Telegram;

/// <summary>The Telegram channel against the emulated Bot API.</summary>
public sealed class TelegramChannelSpecTests : RemoteChannelSpec
{
    protected override async Task<IRemoteChannelBench> OpenRemoteAsync() => new Bench(await BotApiEmulator.StartAsync());

    private sealed class Bench : IRemoteChannelBench
    {
        private readonly BotApiEmulator _botApi;
        private readonly TelegramConnection _connection;
        private readonly FakeTimeProvider _time = new(Some.Moment);
        private long _last = 7000;

        public Bench(BotApiEmulator botApi)
        {
            _botApi = botApi;
            var options = Options.Create(new TelegramOptions { Token = botApi.Token, BaseUrl = botApi.Url, MessagesPerSecond = 1000 });
            _connection = new TelegramConnection(options);
            var state = new TelegramState();
            var sender = new TelegramSender(_connection, new ChatPauses(_time), state, NullLogger<TelegramSender>.Instance);
            Channel = new TelegramChannel(
                sender,
                new TelegramDocuments(_connection, state, (_, _) => Task.FromResult<byte[]?>(null)),
                new PacedLane(options, _time),
                new QuietHours(Options.Create(new NodeOptions()), _time));
        }

        public IChannel Channel { get; }

        public ReplyAddress Someone() => TelegramAddress.Of(_botApi.Citizen(++_last).Id);

        public IReadOnlyList<ShownMessage> SeenBy(ReplyAddress person) =>
            [.. Phone(person).Messages.Select(message => new ShownMessage(message.Text, [.. message.Buttons.Select(button => button.Label)]))];

        public void AsksToWait(TimeSpan delay) => _botApi.Faults.TooManyRequests("sendMessage", (int)delay.TotalSeconds);

        public void Wait(TimeSpan time) => _time.Advance(time);

        public void Leaves(ReplyAddress person) => Phone(person).HasBlockedBot = true;

        public void Refuses() => _botApi.Faults.Answer("sendMessage", BotApiAnswer.Fail(400, "Bad Request: message is too long"));

        public void Breaks() => _botApi.Faults.ServerError("sendMessage");

        public async ValueTask DisposeAsync()
        {
            _connection.Dispose();
            await _botApi.DisposeAsync();
        }

        private Citizen Phone(ReplyAddress person) => _botApi.Citizen(long.Parse(person.Value, CultureInfo.InvariantCulture));
    }
}

/// <summary>The fake keeps the same promises.</summary>
public sealed class RecordingChannelSpecTests : RemoteChannelSpec
{
    protected override Task<IRemoteChannelBench> OpenRemoteAsync() => Task.FromResult<IRemoteChannelBench>(new Bench());

    private sealed class Bench : IRemoteChannelBench
    {
        private readonly RecordingChannel _channel = new();
        private int _last;

        public IChannel Channel => _channel;

        public ReplyAddress Someone() => new(_channel.Name, $"{++_last}");

        public IReadOnlyList<ShownMessage> SeenBy(ReplyAddress person) =>
        [
            .. _channel.Deliveries.Where(delivery => delivery.To == person)
                .Select(delivery => new ShownMessage(delivery.Message.PlainText, [.. delivery.Message.Choices.Select(choice => choice.Label)])),
        ];

        public void AsksToWait(TimeSpan delay) => _channel.Next(new DeliveryOutcome.RetryAfter(delay));

        public void Wait(TimeSpan time)
        {
        }

        public void Leaves(ReplyAddress person) => _channel.Lose(person);

        public void Refuses() => _channel.Next(new DeliveryOutcome.Rejected("refused"));

        public void Breaks() => _channel.Next(new DeliveryOutcome.Failed("broken"));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
