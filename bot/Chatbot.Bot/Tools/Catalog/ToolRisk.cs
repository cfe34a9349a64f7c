namespace Chatbot.Bot.Tools.Catalog;

/// <summary>What a call can do to the world.</summary>
internal enum ToolRisk
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes something that a person can change back.</summary>
    Write,

    /// <summary>Changes something for good: sends, pays, deletes.</summary>
    Irreversible,
}
