using Chatbot.Bot.Channels;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>One answer as its channel shows it, while it grows: in the channel's Markdown, cut into messages that it takes.</summary>
internal sealed class AnswerComposer(ChannelCapabilities capabilities)
{
    private readonly MarkdownDowngrade _markdown = new(capabilities.Markdown);
    private readonly AnswerParts _parts = new(capabilities.MaxTextLength);
    private int _read;

    /// <summary>Adds a piece of the answer; returns what may be shown now in addition.</summary>
    public string Append(string text)
    {
        _read += text.Length;
        return _parts.Append(_markdown.Append(text));
    }

    /// <summary>The texts of all messages, at least one; the first begins with everything that was shown.</summary>
    /// <param name="whole">The whole answer; it begins with all pieces.</param>
    public IReadOnlyList<string> Complete(string whole)
    {
        Append(whole[_read..]);
        _parts.Append(_markdown.Complete());
        return _parts.Complete();
    }
}
