namespace Chatbot.Bot.Tools.Catalog;

/// <summary>
/// When a person is asked before a call. Whatever the rule: a call with side effects whose arguments stem from untrusted text
/// always asks.
/// </summary>
internal enum ApprovalRule
{
    /// <summary>Never; for tools that only read.</summary>
    Never,

    /// <summary>When an argument is not what the person wrote but may stem from a document, a page or another tool.</summary>
    WhenUntrusted,

    /// <summary>Until the person has allowed it for the conversation.</summary>
    OncePerConversation,

    /// <summary>Before every call.</summary>
    Always,
}
