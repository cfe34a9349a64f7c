namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>What a message is for.</summary>
internal enum Intent
{
    /// <summary>Asks something that stands for itself.</summary>
    Question,

    /// <summary>Wants something done: shown, written, changed.</summary>
    Command,

    /// <summary>Says what was meant, after the bot asked; or asks what the bot meant.</summary>
    Clarification,

    /// <summary>Needs what was said before to be understood.</summary>
    FollowUp,

    /// <summary>Asks something that has nothing to do with what was said before.</summary>
    NewTopic,

    /// <summary>Praise, thanks or objection.</summary>
    Feedback,

    Greeting,
    Goodbye,
}
