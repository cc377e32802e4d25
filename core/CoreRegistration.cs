using System.Collections.Frozen;
using LaporBot.Core.Complaints;
using LaporBot.Core.Conversations;
using LaporBot.Core.Forms;
using LaporBot.Core.Hub;
using LaporBot.Core.Messages;
using LaporBot.Core.Reading;
using LaporBot.Core.Sla;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LaporBot.Core;

/// <summary>What the core owns.</summary>
public static class CoreRegistration
{
    /// <summary>Adds the conversation. The host still has to bring a conversation store and a ledger.</summary>
    public static IServiceCollection AddLaporBotCore(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GatewayOptions>().Bind(configuration).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<NodeOptions>().Bind(configuration.GetSection("Node")).ValidateDataAnnotations()
            .Validate(node => NodeZone.Find(node.TimeZone) is not null, "Node:TimeZone is not a known IANA time zone.")
            .ValidateOnStart();
        services.AddOptions<ConversationOptions>().Bind(configuration.GetSection("Conversation")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Gazetteer.Empty);
        services.AddSingleton<HubServices>();
        services.AddSingleton<IValidateOptions<NodeOptions>, PhrasePacksCheck>();
        services.AddSingleton<IValidateOptions<NodeOptions>, SlaCheck>();
        services.AddSingleton(provider => new Wording(
            PhrasePacks.Read(Node(provider).PhrasePacks, out _), new WordingTone(Node(provider).RelaysByHand, Node(provider).IsDemo)));
        services.AddSingleton<Speech>();
        services.AddSingleton(provider => new Dialogue(
            provider.GetRequiredService<Wording>(), provider.GetRequiredService<IOptions<ConversationOptions>>().Value));
        services.AddSingleton(provider => WorkCalendar.Of(Node(provider)));
        services.AddSingleton(provider => SlaSchedule.Of(Node(provider)));
        services.AddSingleton(provider => new CaseClocks(
            provider.GetRequiredService<WorkCalendar>(), provider.GetRequiredService<SlaSchedule>(), Node(provider).Investigated.ToFrozenSet()));
        services.AddSingleton(Clocks);
        services.AddSingleton<StatusMessages>();
        services.AddSingleton(provider => new CaseRules(provider.GetRequiredService<Clocks>(), Zone(provider)));
        services.AddSingleton<CaseErrands>();
        services.AddSingleton<Doors>();
        services.AddSingleton<Passage>();
        services.AddSingleton<Errands>();
        services.AddSingleton<Funnel>();
        services.AddSingleton<Talk>();
        services.AddSingleton<LocalKnowledge>();
        services.AddSingleton<TurnClock>();
        services.AddSingleton<QuietHours>();
        services.AddSingleton<Attendance>();
        services.AddSingleton<Intake>();
        services.AddSingleton<ComplaintForm>();
        services.AddSingleton<SoleWorker>();
        return services;
    }

    private static Clocks Clocks(IServiceProvider provider) =>
        new(provider.GetRequiredService<SlaSchedule>(), provider.GetRequiredService<WorkCalendar>());

    private static TimeZoneInfo Zone(IServiceProvider provider) => NodeZone.Find(Node(provider).TimeZone)!;

    private static NodeOptions Node(IServiceProvider provider) => provider.GetRequiredService<IOptions<NodeOptions>>().Value;
}
