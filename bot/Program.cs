using LaporBot.Bot;
using LaporBot.Bot.Broadcasts;
using LaporBot.Bot.Demo;
using LaporBot.Bot.Desk;
using LaporBot.Bot.Files;
using LaporBot.Bot.Hub;
using LaporBot.Bot.Ledger;
using LaporBot.Bot.Places;
using LaporBot.Bot.Redis;
using LaporBot.Bot.Sandbox;
using LaporBot.Bot.Workers;
using LaporBot.Channels.Telegram;
using LaporBot.Channels.WebChat;
using LaporBot.Channels.WebChat.Azure;
using LaporBot.Core;

var builder = WebApplication.CreateBuilder(GatewayHost.Options(args));
builder.UseGatewayDefaults(args);
builder.AddTelemetry();
builder.Services.AddLaporBotCore(builder.Configuration);
builder.Services.AddTopicFiles();
builder.Services.AddPlaces();
builder.Services.AddLaporBotRedis(builder.Configuration);
builder.Services.AddLedger(builder.Configuration);
builder.Services.AddFiles(builder.Configuration);
builder.Services.AddNationalHub(builder.Configuration);
builder.Services.AddSandboxHub(builder.Configuration);
builder.Services.AddWorkers(builder.Configuration);
builder.Services.AddBroadcasts(builder.Configuration);
builder.Services.AddWebChat(builder.Configuration);
builder.Services.AddAzureBot(builder.Configuration);
builder.Services.AddTelegram(builder.Configuration);
builder.AddDesk();
builder.AddDemo(args);
builder.Services.AddHealth();

return await builder.Build().RunGatewayAsync(args, app =>
{
    app.MapHealth();
    app.MapTelemetry();
    app.MapWebChat();
    app.MapAzureBot();
    app.MapTelegram();
    app.MapHubPush();
    app.MapSandboxHub();
    app.MapFiles();
    app.MapDesk();
});

/// <summary>The host; named so that tests can start it.</summary>
public partial class Program;
