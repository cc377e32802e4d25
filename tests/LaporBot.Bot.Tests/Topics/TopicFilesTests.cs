using LaporBot.Core;
using Xunit;

namespace LaporBot.Bot.Tests.Topics;

public sealed class TopicFilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("topics");

    [Fact]
    public void Faults_of_all_files_stop_the_start_together()
    {
        Write("topics.id.json", "{ \"language\": \"id\", \"oops\": 1 }");
        Write("topics.en.json", "{ \"language\": \"xx\" }");
        var result = new TopicFilesCheck().Validate(null, new NodeOptions { Topics = _folder.FullName });
        Assert.True(result.Failed);
        Assert.Contains(result.Failures, fault => fault.StartsWith("topics.id.json line 1, oops", StringComparison.Ordinal));
        Assert.Contains(result.Failures, fault => fault.StartsWith("topics.en.json line 1, language", StringComparison.Ordinal));
    }

    [Fact]
    public void One_file_or_a_folder_will_do_and_nothing_is_fine()
    {
        Write("topics.id.json", "{ \"language\": \"id\" }");
        foreach (var path in (string?[])[_folder.FullName, Path.Combine(_folder.FullName, "topics.id.json"), null, ""])
        {
            Assert.True(new TopicFilesCheck().Validate(null, new NodeOptions { Topics = path }).Succeeded, path);
        }

        Assert.Equal("id", Assert.Single(TopicFiles.Read(_folder.FullName, [])).Language);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_told()
    {
        foreach (var path in (string[])[_folder.FullName, Path.Combine(_folder.FullName, "nothing.json")])
        {
            Assert.Contains("Node:Topics", Assert.Single(new TopicFilesCheck().Validate(null, new NodeOptions { Topics = path }).Failures!), StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string json) => File.WriteAllText(Path.Combine(_folder.FullName, name), json);
}
