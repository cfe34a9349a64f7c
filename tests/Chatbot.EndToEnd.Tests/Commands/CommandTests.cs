using Chatbot.Bot.Commands;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Verbs_OnOneDataFolder_SucceedOneAfterAnother()
    {
        var document = Path.Combine(_folder.Path, "leave.md");
        await File.WriteAllTextAsync(
            document,
            "# Leave\n\nEmployees get 30 vacation days.\n",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(0, await RunAsync("migrate"));
        Assert.Equal(0, await RunAsync("token", "--user", "dl_test"));
        Assert.Equal(0, await RunAsync("tools", "list", "--json"));
        Assert.Equal(0, await RunAsync("tools", "servers"));
        Assert.Equal(0, await RunAsync("tools", "trace", "directline/default/c1"));
        Assert.Equal(0, await RunAsync("ingest", document));
        Assert.Equal(0, await RunAsync("search", "vacation days", "--json"));
        Assert.Equal(
            0,
            await RunAsync("knowledge", "chunks", document, "--strategy", "sentence", "--max-tokens", "40", "--json")
        );
        Assert.Equal(0, await RunAsync("providers", "test", "--json"));
        Assert.Equal(0, await RunAsync("ask", "How many vacation days do employees get?", "--json"));
    }

    [Theory]
    [InlineData("ingest", "no-such-file.md")]
    [InlineData("migrate", "--Storage:Provider=oracle")]
    [InlineData("migrate", "surplus")]
    [InlineData("tools", "release", "no-server", "no-tool")]
    [InlineData("tools", "trace", "nothing")]
    [InlineData("tools", "list", "--Tools:OpenApi:Services:x:Document=nowhere.json")]
    [InlineData("tools", "list", "--Tools:Sql:Databases:x:Engine=Sqlite")]
    [InlineData("knowledge", "chunks", "no-such-file.md")]
    [InlineData("providers", "test", "--Assistant:Models:Standard:0=anthropic/claude")]
    [InlineData("providers", "test", "--Assistant:Models:Standard:0=claude")]
    [InlineData("knowledge", "chunks", "no-such-file.md", "--strategy", "clever")]
    public async Task Verb_WithWhatItCannotUse_EndsWithAnErrorCode(params string[] arguments) =>
        Assert.NotEqual(0, await RunAsync(arguments));

    public void Dispose() => _folder.Dispose();

    private Task<int> RunAsync(params string[] arguments) =>
        ChatbotCommand
            .Create()
            .Parse([.. arguments, "--data", Path.Combine(_folder.Path, "data")])
            .InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
}
