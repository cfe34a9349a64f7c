namespace Chatbot.Bot.Tools.Catalog;

/// <summary>How a call ended.</summary>
internal enum ToolStatus
{
    Succeeded,

    /// <summary>The tool says that it did not work.</summary>
    Failed,

    /// <summary>It was not called: unknown, not allowed, wrong arguments, a limit, or a person said no.</summary>
    Refused,

    /// <summary>It took too long and was given up.</summary>
    TimedOut,

    /// <summary>The process ended in the middle of a call with side effects; whether it was done is not known.</summary>
    Uncertain,
}
