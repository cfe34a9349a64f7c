using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>How requests stand, and the names of the events in the audit.</summary>
internal static class ApprovalStatus
{
    public const string Requested = "requested";
    public const string Pending = ApprovalStore.Pending;
    public const string Approved = "approved";
    public const string Denied = "denied";
    public const string Expired = "expired";

    /// <summary>Its person wants forgotten what it holds; nothing of it is left but that it was.</summary>
    public const string Cancelled = "cancelled";
}
