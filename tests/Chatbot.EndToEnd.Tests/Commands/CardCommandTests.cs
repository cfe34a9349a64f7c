using System.Text.Json;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

/// <summary>The verbs below <c>cards</c> as programs: what they print and how they end.</summary>
public sealed class CardCommandTests : IDisposable
{
    private const string Template = """
        {"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"${name}","$data":"${people}"}],
         "actions":[{"type":"Action.Execute","title":"Go","verb":"go"}]}
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Render_FillsTheTemplateForTheHost()
    {
        var (template, data) = (Write("t.json", Template), Write("d.json", """{"people":[{"name":"Ann"},{"name":"Bob"}]}"""));

        var teams = await CommandProgram.RunAsync("cards", "render", template, "--data", data, "--host", "teams", "--json");
        var webChat = await CommandProgram.RunAsync("cards", "render", template, "--data", data, "--host", "webchat", "--json");
        var text = await CommandProgram.RunAsync("cards", "render", template, "--data", data, "--host", "text", "--json");

        Assert.Equal([0, 0, 0], [teams.Code, webChat.Code, text.Code]);
        Assert.Equal(
            ["Ann", "Bob"],
            Parse(teams).GetProperty("body").EnumerateArray().Select(block => block.GetProperty("text").GetString())
        );
        Assert.Equal("Action.Execute", Parse(teams).GetProperty("actions")[0].GetProperty("type").GetString());
        Assert.Equal("go", Parse(webChat).GetProperty("actions")[0].GetProperty("data").GetProperty("verb").GetString());
        Assert.Equal("Ann\nBob\n[Go]", Parse(text).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Validate_SaysWhatIsWrong()
    {
        var card = Write("c.json", """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlok","text":"x"}]}""");

        var plain = await CommandProgram.RunAsync("cards", "validate", card);
        var json = await CommandProgram.RunAsync("cards", "validate", card, "--json");

        Assert.Equal([2, 2], [plain.Code, json.Code]);
        Assert.Contains("Did you mean \"TextBlock\"?", plain.Output);
        Assert.False(Parse(json).GetProperty("valid").GetBoolean());
        Assert.Equal("$.body[0]", Parse(json).GetProperty("errors")[0].GetProperty("path").GetString());
        Assert.False(Parse(json).GetProperty("schema").GetProperty("1.6").GetBoolean());
    }

    [Fact]
    public async Task Validate_WithData_ChecksTheFilledCard()
    {
        var (template, data) = (Write("t.json", Template), Write("d.json", """{"people":[{"name":5}]}"""));

        var alone = await CommandProgram.RunAsync("cards", "validate", template);
        var filled = await CommandProgram.RunAsync("cards", "validate", template, "--data", data);

        Assert.Equal(0, alone.Code);
        Assert.Equal(2, filled.Code);
        Assert.Contains("$.body[0].text", filled.Output);
    }

    [Theory]
    [InlineData("cards", "render", "no-such-file.json")]
    [InlineData("cards", "validate", "no-such-file.json")]
    [InlineData("cards", "render", "no-such-file.json", "--host", "slack")]
    [InlineData("cards", "validate", ".")]
    public async Task Verb_WithWhatItCannotUse_EndsWithAnErrorCode(params string[] arguments) =>
        Assert.NotEqual(0, (await CommandProgram.RunAsync(arguments)).Code);

    public void Dispose() => _folder.Dispose();

    private static JsonElement Parse((int Code, string Output, string Error) result) =>
        JsonSerializer.Deserialize<JsonElement>(result.Output);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
