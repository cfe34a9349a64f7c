namespace Chatbot.Bot.Tools.Approval;

/// <summary>Why a person is asked before a call.</summary>
internal enum ApprovalReason
{
    /// <summary>The rule of the tool says so.</summary>
    Rule,

    /// <summary>Its arguments may stem from a document, a page or another tool.</summary>
    Untrusted,
}
