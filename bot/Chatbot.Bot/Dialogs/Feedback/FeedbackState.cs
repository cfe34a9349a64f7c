namespace Chatbot.Bot.Dialogs.Feedback;

/// <summary>What is known of a verdict.</summary>
internal sealed record FeedbackState
{
    /// <summary>The answer that is judged.</summary>
    public string? AnswerId { get; init; }

    public bool? Helped { get; init; }

    /// <summary>One of the reasons that <see cref="FeedbackDialog"/> offers; empty when it was not asked.</summary>
    public string? Reason { get; init; }

    /// <summary>In the person's words; empty when it was skipped.</summary>
    public string? Comment { get; init; }
}
