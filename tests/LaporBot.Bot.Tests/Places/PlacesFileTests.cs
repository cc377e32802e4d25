using LaporBot.Bot.Places;
using LaporBot.Core;
using LaporBot.Core.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Xunit;

namespace LaporBot.Bot.Tests.Places;

/// <summary>The list an office may import: read at start, or the start is refused with every faulty line named.</summary>
public sealed class PlacesFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("laporbot-places");

    [Fact]
    public async Task A_good_list_is_known_to_the_conversation()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "places.csv"), "code,parent,name\n52.02.04,52.02,Pujut\n52.02.04.2001,52.02.04,Kawo\n");
        await using var services = Services("places.csv");

        Assert.Equal("52", services.GetRequiredService<IOptions<NodeOptions>>().Value.Region);
        Assert.Equal(2, services.GetRequiredService<Gazetteer>().Count);
    }

    [Fact]
    public async Task Without_a_list_nothing_is_missing()
    {
        await using var services = Services(null);

        Assert.Null(services.GetRequiredService<IOptions<NodeOptions>>().Value.Places);
        Assert.Equal(0, services.GetRequiredService<Gazetteer>().Count);
    }

    [Fact]
    public async Task Every_faulty_line_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "places.csv"), "52.02.04,52.02,Pujut\n52.02.04.2001,52.02.05,Kawo\nPujut\n");
        await using var services = Services("places.csv");

        Assert.Equal(["line 2", "line 3"], Faults(services).Select(fault => fault.Split(": ")[1]));
    }

    [Fact]
    public async Task A_wrong_file_is_told_in_a_bounded_number_of_lines()
    {
        File.WriteAllLines(Path.Combine(_folder.FullName, "places.csv"), Enumerable.Repeat("nonsense", 2000));
        await using var services = Services("places.csv");

        var faults = Faults(services);
        Assert.Equal(51, faults.Count);
        Assert.Contains("1950 more", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_missing_or_not_UTF8_or_of_elsewhere_is_refused()
    {
        File.WriteAllBytes(Path.Combine(_folder.FullName, "latin.csv"), [.. "52.02.04,52.02,Puj"u8, 0xE9, .. "t\n"u8]);
        File.WriteAllText(Path.Combine(_folder.FullName, "bali.csv"), "51.01.01,51.01,Melaya\n");
        foreach (var (file, told) in new[] { ("none.csv", "cannot be read"), ("latin.csv", "is not UTF-8"), ("bali.csv", "names no place") })
        {
            await using var services = Services(file);
            Assert.Contains(told, Assert.Single(Faults(services)), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static List<string> Faults(ServiceProvider services) =>
        [.. Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<NodeOptions>>().Value).Failures];

    private ServiceProvider Services(string? places)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Node:Places", places)]).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = _folder.FullName })
            .AddLaporBotCore(configuration)
            .AddPlaces()
            .BuildServiceProvider();
    }
}
