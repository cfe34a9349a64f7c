using System.Text.Json;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Commands;

/// <summary>The verbs below <c>workflows</c> as programs: what they print and how they end. No language model is needed.</summary>
public sealed class WorkflowCommandTests : IDisposable
{
    private const string Percent = """
        {
          "name": "percent",
          "version": 2,
          "description": "Adds percentages to amounts.",
          "input": {
            "type": "object",
            "properties": { "amounts": { "type": "array", "items": { "type": "integer" } } },
            "required": ["amounts"]
          },
          "steps": [
            { "id": "each", "kind": "parallel", "forEach": "{{input.amounts}}",
              "steps": [
                { "id": "sum", "kind": "tool", "tool": "calculate", "arguments": { "expression": "{{item}} + 10%" } }
              ] }
          ],
          "output": { "value": { "sums": "{{steps.each.output}}" } }
        }
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Run_PrintsWhatComesOut()
    {
        Write("workflows/percent.json", Percent);
        var input = Write("input.json", """{"amounts":[100,200,300]}""");

        var run = await RunAsync("run", "percent", "--input", input, "--json");
        var list = await RunAsync("list", "--json");

        Assert.Equal([0, 0], [run.Code, list.Code]);
        var result = JsonSerializer.Deserialize<JsonElement>(run.Output);
        Assert.Equal("succeeded", result.GetProperty("state").GetString());
        Assert.Equal(
            ["110", "220", "330"],
            result.GetProperty("output").GetProperty("sums").EnumerateArray().Select(sum => sum.GetString()![^3..])
        );
        var listed = Assert.Single(JsonSerializer.Deserialize<JsonElement>(list.Output).EnumerateArray().ToList());
        Assert.Equal(("percent", 2), (listed.GetProperty("name").GetString(), listed.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Run_ThatDoesNotSucceed_EndsWithTwoAndSaysWhy()
    {
        Write("workflows/percent.json", Percent);
        var input = Write("input.json", """{"amounts":"many"}""");

        var wrong = await RunAsync("run", "percent", "--input", input, "--json");
        var unknown = await RunAsync("run", "nothing");

        Assert.Equal([2, 1], [wrong.Code, unknown.Code]);
        Assert.Contains(
            "/amounts",
            JsonSerializer.Deserialize<JsonElement>(wrong.Output).GetProperty("reason").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("There is no workflow 'nothing'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_SaysWhatIsWrongAndWhere()
    {
        Write("workflows/percent.json", Percent);
        var good = Write("good.json", Percent.Replace("\"calculate\"", "\"calculator\"", StringComparison.Ordinal));
        var bad = Write("bad.json", Percent.Replace("{{item}}", "{{items}}", StringComparison.Ordinal));

        var fine = await RunAsync("validate", good);
        var broken = await RunAsync("validate", bad);

        Assert.Equal([0, 1], [fine.Code, broken.Code]);
        Assert.Contains("no tool 'calculator' is offered now", fine.Output, StringComparison.Ordinal);
        Assert.Contains("$.steps[0].steps[0].arguments: {{items}} cannot be filled in.", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithABrokenDefinition_IsRefused()
    {
        Write("workflows/bad.json", "{");

        var list = await RunAsync("list");

        Assert.Equal(1, list.Code);
        Assert.Contains("bad.json", list.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandProgram.RunAsync([
            "workflows",
            .. arguments,
            "--data",
            Path.Combine(_folder.Path, "data"),
            "--Workflows:Folder",
            Path.Combine(_folder.Path, "workflows"),
        ]);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
