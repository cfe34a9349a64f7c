namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Who may read what a tool finds.</summary>
internal enum ToolAudience
{
    /// <summary>Everybody in the conversation.</summary>
    Anyone,

    /// <summary>The person who asks: the tool is not offered in groups.</summary>
    OnePerson,
}
