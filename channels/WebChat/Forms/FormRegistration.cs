using Microsoft.Extensions.DependencyInjection;

namespace LaporBot.Channels.WebChat.Forms;

/// <summary>What the form is made of.</summary>
internal static class FormRegistration
{
    public static IServiceCollection AddForms(this IServiceCollection services) => services
        .AddSingleton<FormSeal>().AddSingleton<KeptFiles>().AddSingleton<FormReading>()
        .AddSingleton<FormShell>().AddSingleton<FormPage>().AddSingleton<CasePage>().AddSingleton<FormRoutes>();
}
