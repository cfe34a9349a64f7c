using System.Text.Json;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

/// <summary>The verbs below <c>prompts</c> as programs: what they print and how they end.</summary>
public sealed class PromptCommandTests : IDisposable
{
    private const string Values =
        """{"assistant":"Ada","company":"Contoso","tone":"brief","language":null,"tools":"","instructions":"Say {{ hello }}."}""";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Render_WithAPersona_PrintsItsTextAndVersion()
    {
        Write("personas/desk/identity.md", "You are the desk of {{ company }}.");
        var data = Write("values.json", Values);

        var plain = await CommandProgram.RunAsync("prompts", "render", "assistant", "--data", data);
        var desk = await CommandProgram.RunAsync([
            "prompts",
            "render",
            "assistant",
            "--data",
            data,
            "--persona",
            "desk",
            "--json",
            "--Prompts:Folder",
            _folder.Path,
        ]);

        Assert.Equal([0, 0], [plain.Code, desk.Code]);
        Assert.StartsWith("You are Ada,", plain.Output, StringComparison.Ordinal);
        Assert.EndsWith("Say {{ hello }}.", plain.Output.TrimEnd(), StringComparison.Ordinal);
        var json = JsonSerializer.Deserialize<JsonElement>(desk.Output);
        Assert.StartsWith("You are the desk of Contoso.", json.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("@desk", json.GetProperty("version").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NamesTheValuesThatEachPromptNeeds()
    {
        var list = await CommandProgram.RunAsync("prompts", "list", "--json");

        var prompts = JsonSerializer.Deserialize<JsonElement>(list.Output).GetProperty("prompts");
        var assistant = prompts.EnumerateArray().Single(prompt => prompt.GetProperty("name").GetString() == "assistant");
        Assert.True(assistant.GetProperty("active").GetBoolean());
        Assert.Contains("company", assistant.GetProperty("values").EnumerateArray().Select(value => value.GetString()));
    }

    [Theory]
    [InlineData("""{"assistant":"Ada"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Render_WithDataThatLackAValue_PrintsNothing(string data)
    {
        var result = await CommandProgram.RunAsync("prompts", "render", "assistant", "--data", Write("values.json", data));

        Assert.Equal((2, ""), (result.Code, result.Output));
    }

    [Fact]
    public async Task Serve_WithAPromptThatCannotWork_DoesNotStart()
    {
        Write("rewrite.v9.md", "{{ nonsense }}");
        using var data = new TestFolder();

        var result = await CommandProgram.RunAsync(
            "serve",
            "--Prompts:Folder",
            _folder.Path,
            "--data",
            data.Path,
            "--urls",
            "http://127.0.0.1:0",
            "--environment",
            "Development"
        );

        Assert.Equal(1, result.Code);
        Assert.Contains("'nonsense' is no value", result.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
