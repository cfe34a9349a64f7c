using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

public sealed class WorkflowCatalogTests
{
    private const string Smallest = """
        { "name": "NAME", "version": 1, "description": "d", "input": { "type": "object" },
          "steps": [ { "id": "a", "kind": "answer", "value": 1 } ], "output": { "value": "{{steps.a.output}}" } }
        """;

    [Fact]
    public void Samples_OfTheRepository_CanBeUsed()
    {
        var catalog = Catalog(Path.Combine(RepositoryFolder(), "workflows"));

        Assert.Equal(["notice_period", "review"], catalog.All.Select(workflow => workflow.Name));
    }

    [Fact]
    public void Folder_ThatIsNotSet_HoldsNoWorkflows() => Assert.Empty(Catalog(null).All);

    [Fact]
    public void Folder_ThatIsMissing_EndsTheStartWithTheSetting()
    {
        var result = Validator().Validate(null, new() { Folder = "/nowhere/at/all" });

        Assert.Contains("Workflows:Folder is '/nowhere/at/all'", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WithAMistake_EndsTheStartWithItsNameAndPlace()
    {
        using var folder = new TestFolder();
        Write(folder, "bad.json", Smallest.Replace("\"version\": 1", "\"version\": \"x\"", StringComparison.Ordinal));

        var result = Validator().Validate(null, new() { Folder = folder.Path });

        Assert.Contains("bad.json", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("$.version", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoFiles_WithOneName_EndTheStartWithBoth()
    {
        using var folder = new TestFolder();
        Write(folder, "a.json", Smallest.Replace("NAME", "same", StringComparison.Ordinal));
        Write(folder, "b.json", Smallest.Replace("NAME", "same", StringComparison.Ordinal));

        var result = Validator().Validate(null, new() { Folder = folder.Path });

        Assert.Contains("both define the workflow 'same'", result.FailureMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_other", false)]
    [InlineData("run_self", false)]
    [InlineData("run_javascript", true)]
    public void File_ThatCallsAWorkflow_EndsTheStart(string tool, bool isFine)
    {
        using var folder = new TestFolder();
        var call = $$"""{ "id": "t", "kind": "tool", "tool": "{{tool}}", "arguments": {} }, { "id": "a",""";
        Write(folder, "other.json", Smallest.Replace("NAME", "other", StringComparison.Ordinal));
        Write(
            folder,
            "self.json",
            Smallest.Replace("NAME", "self", StringComparison.Ordinal).Replace("{ \"id\": \"a\",", call, StringComparison.Ordinal)
        );

        var result = Validator().Validate(null, new() { Folder = folder.Path });

        Assert.Equal(isFine, result.Succeeded);
    }

    [Theory]
    [InlineData("finance", true)]
    [InlineData("finances", false)]
    public void File_WithAnApproverWhomNobodyNames_EndsTheStart(string approver, bool isFine)
    {
        using var folder = new TestFolder();
        var step = $$"""{ "id": "ok", "kind": "approval", "text": "Pay?", "approver": "{{approver}}" }, { "id": "a",""";
        Write(
            folder,
            "pay.json",
            Smallest.Replace("NAME", "pay", StringComparison.Ordinal).Replace("{ \"id\": \"a\",", step, StringComparison.Ordinal)
        );

        var result = Validator("finance").Validate(null, new() { Folder = folder.Path });

        Assert.Equal(isFine, result.Succeeded);
        Assert.True(isFine || result.FailureMessage!.Contains("no Tools:Approvers:finances", StringComparison.Ordinal));
    }

    private static WorkflowOptionsValidator Validator(params string[] approvers)
    {
        var tools = new ToolsOptions();
        foreach (var name in approvers)
        {
            tools.Approvers[name] = ["test/default/boss"];
        }

        return new(Options.Create(tools));
    }

    private static WorkflowCatalog Catalog(string? folder) => new(Options.Create(new WorkflowOptions { Folder = folder }));

    private static void Write(TestFolder folder, string name, string json) =>
        File.WriteAllText(Path.Combine(folder.Path, name), json);

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
