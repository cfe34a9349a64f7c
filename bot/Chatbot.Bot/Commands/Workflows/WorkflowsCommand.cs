using System.CommandLine;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Commands.Workflows;

/// <summary><c>workflows</c>: the workflows of the folder that the settings name, and any file.</summary>
internal static class WorkflowsCommand
{
    public static Command Create() =>
        new("workflows", "Workflows: work in several steps, declared in files.")
        {
            CreateList(),
            CreateValidate(),
            WorkflowRunCommand.Create(),
        };

    private static Command CreateList()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "Lists the workflows of Workflows:Folder.") { json };
        list.TreatUnmatchedTokensAsErrors = false;
        list.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, _) => Task.FromResult(List(services.GetRequiredService<WorkflowCatalog>(), result.GetValue(json))),
                    token
                )
        );
        return list;
    }

    private static Command CreateValidate()
    {
        var file = new Argument<string>("file") { Description = "A definition, as JSON." };
        var validate = new Command("validate", "Checks a definition and says what is wrong with it, and where.") { file };
        validate.TreatUnmatchedTokensAsErrors = false;
        validate.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) => ValidateAsync(services, result.GetRequiredValue(file), stop),
                    token
                )
        );
        return validate;
    }

    private static int List(WorkflowCatalog catalog, bool json)
    {
        if (json)
        {
            CommandOutput.Json(
                [.. catalog.All.Select(WorkflowOutput.Of)],
                WorkflowsJsonContext.Default.IReadOnlyListWorkflowOutput
            );
            return 0;
        }

        if (!catalog.All.Any())
        {
            CommandOutput.Line("There are no workflows. Put definitions into a folder, and set Workflows:Folder to it.");
        }

        foreach (var workflow in catalog.All)
        {
            CommandOutput.Line(
                $"{workflow.Name} (version {workflow.Version}, {workflow.Steps.Count} steps): {workflow.Description}"
            );
        }

        return 0;
    }

    private static async Task<int> ValidateAsync(IServiceProvider services, string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            CommandOutput.Error($"There is no file {file}.");
            return 1;
        }

        try
        {
            var catalog = services.GetRequiredService<WorkflowCatalog>();
            var workflow = catalog.Parse(await File.ReadAllTextAsync(file, cancellationToken), file);
            var offered = await services.GetRequiredService<ToolCatalog>().ListAsync(cancellationToken);
            foreach (var tool in workflow.Tools.Except(offered.Select(tool => tool.Name), StringComparer.Ordinal))
            {
                CommandOutput.Line($"{file}: no tool '{tool}' is offered now. See: tools list.");
            }

            CommandOutput.Line($"{file}: {workflow.Name}, version {workflow.Version}, can be used.");
            return 0;
        }
        catch (WorkflowDefinitionException exception)
        {
            foreach (var issue in exception.Issues)
            {
                CommandOutput.Line($"{file}: {issue}");
            }

            return 1;
        }
    }
}
