using Chatbot.Bot.Tools.Approval;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>For whom and where a tool is called. A tool's method gets it by a parameter of this type, which the model never sees.</summary>
internal sealed record ToolCaller
{
    public required string Tenant { get; init; }

    /// <summary>The person who asks.</summary>
    public required string UserId { get; init; }

    /// <summary>The person who asks, as approvers are named.</summary>
    public Approver Person => new(Channel, Tenant, UserId);

    public required IReadOnlySet<string> Roles { get; init; }

    public required string Tier { get; init; }

    /// <summary>The channel, for example <c>directline</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The conversation as <c>channel/tenant/conversation</c>; empty when there is none.</summary>
    public string ConversationId { get; init; } = "";

    /// <summary>The turn of the conversation that calls; 0 when there is none.</summary>
    public long Turn { get; init; }

    /// <summary>Everybody who will read the answer.</summary>
    public required Audience Audience { get; init; }
}
