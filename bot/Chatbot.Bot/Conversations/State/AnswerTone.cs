namespace Chatbot.Bot.Conversations.State;

/// <summary>How answers are written.</summary>
internal enum AnswerTone
{
    /// <summary>In few words.</summary>
    Brief,

    /// <summary>With explanations.</summary>
    Detailed,

    /// <summary>Friendly and informal.</summary>
    Friendly,

    /// <summary>Formal.</summary>
    Formal,
}
