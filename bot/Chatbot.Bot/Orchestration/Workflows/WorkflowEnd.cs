using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Approval;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>How far a run, or a step of it, came. A closed hierarchy.</summary>
internal abstract record WorkflowEnd
{
    private WorkflowEnd() { }

    /// <summary>It is done.</summary>
    internal sealed record Done(JsonNode Output) : WorkflowEnd;

    /// <summary>A person is asked; with the answer it is run again.</summary>
    internal sealed record Waiting(ApprovalRequest Request) : WorkflowEnd;

    /// <summary>A person decided that it does not go on.</summary>
    /// <param name="Reason">For the person.</param>
    internal sealed record Stopped(string Reason) : WorkflowEnd;
}
