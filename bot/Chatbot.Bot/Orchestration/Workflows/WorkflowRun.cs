namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>One run while it lasts.</summary>
internal sealed record WorkflowRun(WorkflowRequest Request, ITurnJournal Journal, WorkflowBudget Budget)
{
    public AssistantTexts Texts { get; } = AssistantTexts.For(Request.Locale);
}
