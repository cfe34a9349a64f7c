namespace Chatbot.Bot.Persistence;

/// <summary>Where a job stands. The last three are ends, which nothing leaves.</summary>
internal enum JobState
{
    /// <summary>Not begun, or to be taken up again.</summary>
    Queued = 0,

    /// <summary>It runs, or the process that ran it is gone.</summary>
    Running = 1,

    /// <summary>A person is asked.</summary>
    Waiting = 2,

    Succeeded = 3,

    Failed = 4,

    Cancelled = 5,
}
