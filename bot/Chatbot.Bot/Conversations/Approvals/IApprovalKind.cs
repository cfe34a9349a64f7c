namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>Something that waits for the decision of a person: a run with tools, a job, a request of a dialog.</summary>
internal interface IApprovalKind
{
    /// <summary>Unique among kinds; kept with each request.</summary>
    string Name { get; }

    /// <summary>
    /// Goes on in the conversation that asked, when the request is approved, denied or expired. It runs once, and again only
    /// when its turn runs again after a crash.
    /// </summary>
    Task GoOnAsync(ITurnContext turn, ApprovalCase approval, CancellationToken cancellationToken);
}
