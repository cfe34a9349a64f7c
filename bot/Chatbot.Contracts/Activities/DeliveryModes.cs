namespace Chatbot.Contracts.Activities;

/// <summary>The values of <see cref="Activity.DeliveryMode"/> that change behaviour; every other value means normal.</summary>
public static class DeliveryModes
{
    /// <summary>Replies go to the service URL.</summary>
    public const string Normal = "normal";

    /// <summary>All replies are the HTTP answer: <c>{"activities":[…]}</c>.</summary>
    public const string ExpectReplies = "expectReplies";
}
