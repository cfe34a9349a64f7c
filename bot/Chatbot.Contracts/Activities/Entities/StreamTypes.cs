namespace Chatbot.Contracts.Activities.Entities;

/// <summary>The values of <see cref="StreamInfo.StreamType"/>.</summary>
public static class StreamTypes
{
    /// <summary>A status such as “Searching…”.</summary>
    public const string Informative = "informative";

    /// <summary>The text so far.</summary>
    public const string Streaming = "streaming";

    /// <summary>The whole message.</summary>
    public const string Final = "final";
}
