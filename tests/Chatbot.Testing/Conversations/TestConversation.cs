using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Testing.Conversations;

/// <summary>One person in one conversation.</summary>
/// <param name="Name">Name of the conversation.</param>
/// <param name="User">Id of the person.</param>
public sealed record TestConversation(string Name = "c1", string User = "ann")
{
    /// <summary>The channel that <see cref="Id"/> begins with.</summary>
    public const string ChannelName = "test";

    /// <summary>BCP 47 tag of the person's client.</summary>
    public string Locale { get; init; } = "en-US";

    /// <summary>The person's tenant.</summary>
    public string Tenant { get; init; } = ConversationId.DefaultTenant;

    /// <summary>The part after the dot of the channel: <c>test</c> alone, or for example <c>test.other</c>.</summary>
    public string Channel { get; init; } = ChannelName;

    /// <summary>Whether several people read along.</summary>
    public bool IsGroup { get; init; }

    /// <summary>Its id.</summary>
    public ConversationId Id => new(Channel, Tenant, Name);

    /// <summary>The activity as it comes from this person in this conversation; what it already says stays.</summary>
    public Activity Address(Activity activity) =>
        activity with
        {
            ChannelId = activity.ChannelId ?? Channel,
            From = activity.From ?? new() { Id = User, Role = RoleTypes.User },
            Recipient = activity.Recipient ?? new() { Id = "bot", Role = RoleTypes.Bot },
            Conversation = activity.Conversation ?? new() { Id = Name, IsGroup = IsGroup ? true : null },
            Locale = activity.Locale ?? Locale,
        };
}
