namespace Chatbot.Contracts.Activities;

/// <summary>The values of <see cref="ChannelAccount.Role"/> used here.</summary>
public static class RoleTypes
{
    /// <summary>A person.</summary>
    public const string User = "user";

    /// <summary>A bot.</summary>
    public const string Bot = "bot";
}
