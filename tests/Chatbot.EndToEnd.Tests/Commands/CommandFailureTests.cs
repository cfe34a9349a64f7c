using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

/// <summary>What scripts see of what goes wrong: a code, nothing on standard output, and one text that says which and what to do.</summary>
public sealed class CommandFailureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task DataFolder_ThatIsAFile_IsToldWithoutATrace()
    {
        var file = Write("not-a-folder", "x");

        var result = await CommandProgram.RunAsync("tools", "list", "--json", "--data", file);

        AssertTold(result, 1, file, "--data");
    }

    [Fact]
    public async Task Database_ThatIsNone_IsToldWithoutATrace()
    {
        Write("chatbot.db", "this is no database, and long enough to be looked at as one: " + new string('x', 200));

        var result = await CommandProgram.RunAsync("memory", "show", "--user", "ann", "--json", "--data", _folder.Path);

        AssertTold(result, 1, "database", "Storage:DataPath");
    }

    [Fact]
    public async Task Database_ThatDoesNotAnswer_IsToldWithoutATraceAndPassword()
    {
        var result = await CommandProgram.RunAsync(
            "memory",
            "show",
            "--user=ann",
            $"--data={_folder.Path}",
            "--Storage:Provider=postgres",
            "--Storage:ConnectionString=Host=127.0.0.1;Port=1;Database=x;Username=y;Password=hidden-word"
        );

        AssertTold(result, 1, "127.0.0.1:1", "Storage:ConnectionString");
        Assert.DoesNotContain("hidden-word", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_ThatIsEmpty_IsNotLookedFor()
    {
        var result = await CommandProgram.RunAsync("memory", "show", "--user", "", "--json", $"--data={_folder.Path}");

        Assert.NotEqual(0, result.Code);
        Assert.Contains("--user is empty", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Address_ThatIsNone_IsToldWithoutATrace()
    {
        var result = await CommandProgram.RunAsync(
            "serve",
            "--urls=banana",
            $"--data={_folder.Path}",
            "--Connector:Enabled=false",
            "--Sample:Enabled=false"
        );

        Assert.Equal(1, result.Code);
        Assert.Contains("banana", result.Error, StringComparison.Ordinal);
        Assert.Contains("--urls", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cards", "render", "card.json", "--host", "pager", "--json")]
    [InlineData("memory", "show", "--json")]
    [InlineData("cards", "render", "--json")]
    public async Task CommandLine_ThatIsWrong_WritesNothingToStandardOutput(params string[] arguments) =>
        AssertTold(await CommandProgram.RunAsync(arguments), 1, "--help", arguments[1]);

    [Fact]
    public async Task Data_ThatIsNoJson_IsNamed()
    {
        var card = Write(
            "card.json",
            """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"${name}"}]}"""
        );
        var data = Write("values.json", "");

        var result = await CommandProgram.RunAsync("cards", "render", card, "--data", data, "--json");

        AssertTold(result, 2, "values.json", "is no JSON, or is nested deeper than 64 levels: line 1, byte 1.");
    }

    [Fact]
    public async Task Card_ThatIsNoUtf8_IsRefused()
    {
        var card = Path.Combine(_folder.Path, "latin.json");
        await File.WriteAllBytesAsync(
            card,
            [.. """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"gr"""u8, 0xFC, .. "n\"}]}"u8],
            TestContext.Current.CancellationToken
        );

        AssertTold(await CommandProgram.RunAsync("cards", "render", card, "--json"), 2, "latin.json", "UTF-8");
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertTold((int Code, string Output, string Error) result, int code, params string[] words)
    {
        Assert.Equal((code, ""), (result.Code, result.Output));
        Assert.All(words, word => Assert.Contains(word, result.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
