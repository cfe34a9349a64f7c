namespace Chatbot.Bot.Conversations.Memories;

/// <summary>What a user can ask of memory in plain words.</summary>
internal enum MemoryCommandKind
{
    /// <summary>“What do you know about me?”</summary>
    About,

    /// <summary>“Forget everything about me.”</summary>
    ForgetAll,

    /// <summary>“Forget that.”</summary>
    ForgetLast,

    /// <summary>“Forget my badge number.”</summary>
    Forget,

    /// <summary>“Remember that I work in Berlin.”</summary>
    Remember,

    /// <summary>“No, my badge number is 4712.”</summary>
    Correct,

    /// <summary>“Remember things about me.”</summary>
    Consent,

    /// <summary>“Stop remembering me.”</summary>
    Withdraw,

    /// <summary>“Where were we?”</summary>
    Recap,
}
