namespace Chatbot.Bot.Tools.Catalog;

/// <summary>On whose behalf a tool acts.</summary>
internal enum ToolIdentity
{
    /// <summary>On behalf of nobody: it touches nothing but its arguments.</summary>
    Nobody,

    /// <summary>On behalf of the person who asks, with that person's rights.</summary>
    User,

    /// <summary>On behalf of the assistant itself, with an account of its own.</summary>
    Service,
}
