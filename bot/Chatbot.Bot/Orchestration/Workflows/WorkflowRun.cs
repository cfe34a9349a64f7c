namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>One run while it lasts.</summary>
internal sealed record WorkflowRun(WorkflowRequest Request, ITurnJournal Journal, WorkflowBudget Budget)
{
    public AssistantTexts Texts { get; } = AssistantTexts.For(Request.Locale);

    /// <summary>How far the run is, 0 to 1: steps inside of a step do not move it.</summary>
    public double Fraction { get; set; }

    /// <summary>Tells what is being done.</summary>
    public Task TellAsync(string text) => Request.ReportAsync(text, Fraction);
}
