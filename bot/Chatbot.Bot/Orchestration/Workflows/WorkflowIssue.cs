namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Something that is wrong with a definition.</summary>
/// <param name="Path">Where, as a JSON path such as <c>$.steps[1].tool</c>.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Cure">What to do.</param>
internal sealed record WorkflowIssue(string Path, string Problem, string Cure)
{
    public override string ToString() => $"{Path}: {Problem} {Cure}";
}
