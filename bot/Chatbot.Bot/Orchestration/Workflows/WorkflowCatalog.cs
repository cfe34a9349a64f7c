using System.Collections.Frozen;
using Chatbot.Bot.Tools.Approval;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>The workflows of the folder that the settings name, read once. Thread-safe.</summary>
internal sealed class WorkflowCatalog(IOptions<WorkflowOptions> options) : IApproverNames
{
    /// <summary>A workflow is offered to models as the tool of this prefix and its name.</summary>
    public const string ToolPrefix = "run_";

    private readonly Lazy<FrozenDictionary<string, WorkflowDefinition>> _workflows = new(() =>
        Load(options.Value).ToFrozenDictionary(workflow => workflow.Name, StringComparer.Ordinal)
    );

    public IEnumerable<WorkflowDefinition> All =>
        _workflows.Value.Values.OrderBy(workflow => workflow.Name, StringComparer.Ordinal);

    /// <summary>Who decides in workflows.</summary>
    public IEnumerable<string> Names => All.SelectMany(workflow => workflow.Approvers);

    public WorkflowDefinition? Find(string name) => _workflows.Value.GetValueOrDefault(name);

    /// <summary>A definition that is not in the folder, such as the one that a job began with.</summary>
    /// <exception cref="WorkflowDefinitionException">It cannot be used.</exception>
    public WorkflowDefinition Parse(string json, string source) => WorkflowParser.Parse(json, source, options.Value.Limits);

    /// <summary>Reads the folder.</summary>
    /// <exception cref="InvalidOperationException">The folder is not there, or two files define one workflow.</exception>
    /// <exception cref="WorkflowDefinitionException">A file cannot be used.</exception>
    public static IReadOnlyList<WorkflowDefinition> Load(WorkflowOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
        {
            return [];
        }

        var folder = Path.GetFullPath(options.Folder);
        if (!Directory.Exists(folder))
        {
            throw new InvalidOperationException(
                $"Workflows:Folder is '{options.Folder}', but there is no folder {folder}. Create it, or leave the setting out."
            );
        }

        var workflows = new Dictionary<string, (WorkflowDefinition Definition, string File)>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var definition = WorkflowParser.Parse(File.ReadAllText(file), file, options.Limits);
            if (!workflows.TryAdd(definition.Name, (definition, file)))
            {
                throw new InvalidOperationException(
                    $"{file} and {workflows[definition.Name].File} both define the workflow '{definition.Name}'. Rename one of them."
                );
            }
        }

        foreach (var (definition, file) in workflows.Values)
        {
            if (definition.Tools.FirstOrDefault(tool => IsWorkflow(tool, workflows.ContainsKey)) is { } nested)
            {
                throw new InvalidOperationException(
                    $"The workflow in {file} calls '{nested}', but a workflow cannot begin workflows. Put the steps of the other one in its place."
                );
            }
        }

        return [.. workflows.Values.Select(workflow => workflow.Definition)];
    }

    private static bool IsWorkflow(string tool, Func<string, bool> isKnown) =>
        tool.StartsWith(ToolPrefix, StringComparison.Ordinal) && isKnown(tool[ToolPrefix.Length..]);
}
