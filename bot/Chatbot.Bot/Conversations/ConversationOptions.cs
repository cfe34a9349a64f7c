using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Conversations;

/// <summary>Limits of conversations and turns.</summary>
internal sealed class ConversationOptions
{
    public const string SectionName = "Conversations";

    /// <summary>Longest time of a turn, longer than that of a run with tools. Default 6 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TurnDeadline { get; set; } = TimeSpan.FromMinutes(6);

    /// <summary>Time without a message after which a conversation is paused. Default 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Time without a message after which a conversation takes no more. Default 365 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan ArchiveAfter { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Time between two sweeps for unfinished turns. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a stopping node waits for a running turn before it hands it over. Default 4 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan ShutdownGrace { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>How often a turn may be started before it is given up. Default 5.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Updates a reader may fall behind before it is cut off. Default 256.</summary>
    [Range(8, 100_000)]
    public int ReaderBuffer { get; set; } = 256;

    /// <summary>How long the buttons of a card do something: that of a failed question, and the form for feedback. Default 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan ButtonLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Messages kept in memory as history. Default 40.</summary>
    [Range(2, 1000)]
    public int HistoryMessages { get; set; } = 40;
}
