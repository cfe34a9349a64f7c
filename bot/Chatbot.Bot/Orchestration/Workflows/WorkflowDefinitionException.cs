namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>A definition cannot be used.</summary>
/// <param name="source">The file, or what else holds it.</param>
/// <param name="issues">All that is wrong.</param>
internal sealed class WorkflowDefinitionException(string source, IReadOnlyList<WorkflowIssue> issues)
    : InvalidOperationException(string.Join('\n', issues.Select(issue => $"The workflow in {source} cannot be used. {issue}")))
{
    public IReadOnlyList<WorkflowIssue> Issues { get; } = issues;
}
