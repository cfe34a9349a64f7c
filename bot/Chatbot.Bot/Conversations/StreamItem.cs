using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations;

/// <summary>One step of a streamed message. A closed hierarchy.</summary>
internal abstract record StreamItem
{
    private StreamItem() { }

    /// <summary>What is going on, for example “Searching…”.</summary>
    internal sealed record Informative(string Text) : StreamItem;

    /// <summary>Text to append.</summary>
    internal sealed record Delta(string Text) : StreamItem;

    /// <summary>The whole message; always last. Its text starts with all deltas.</summary>
    internal sealed record Final(Activity Activity) : StreamItem;
}
