using System.Text;
using Chatbot.Bot.Channels;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// One answer as its channel shows it, while it grows: in the channel's Markdown, cut into messages that it takes. Where messages are
/// short, nothing is shown before the answer is whole, and the first message holds its short first part.
/// </summary>
internal sealed class AnswerComposer(ChannelCapabilities capabilities)
{
    /// <summary>What is kept free of each short message, for the words that offer the rest.</summary>
    public const int RoomForOffer = 64;

    private readonly MarkdownDowngrade _markdown = new(capabilities.Markdown);
    private readonly AnswerParts _parts = new(capabilities.MaxTextLength);
    private readonly StringBuilder? _whole = capabilities.HoldsRest ? new() : null;
    private int _read;

    /// <summary>Longest text of a message before something is offered below it.</summary>
    public static int LongestText(ChannelCapabilities capabilities) =>
        capabilities.HoldsRest ? capabilities.MaxTextLength - RoomForOffer : capabilities.MaxTextLength;

    /// <summary>Adds a piece of the answer; returns what may be shown now in addition.</summary>
    public string Append(string text)
    {
        _read += text.Length;
        return Add(_markdown.Append(text));
    }

    /// <summary>The texts of all messages, at least one; the first begins with everything that was shown.</summary>
    /// <param name="whole">The whole answer; it begins with all pieces.</param>
    public IReadOnlyList<string> Complete(string whole)
    {
        Append(whole[_read..]);
        Add(_markdown.Complete());
        return _whole is null ? _parts.Complete() : ShortFirst(_whole.ToString(), LongestText(capabilities));
    }

    private string Add(string text)
    {
        if (_whole is null)
        {
            return _parts.Append(text);
        }

        _whole.Append(text);
        return "";
    }

    private static IReadOnlyList<string> ShortFirst(string text, int longest)
    {
        var end = ShortAnswer.EndOfFirst(text, longest);
        return end is null || string.IsNullOrWhiteSpace(text[end.Value..])
            ? AnswerParts.Split(text, longest)
            : [text[..end.Value], .. AnswerParts.Split(text[end.Value..].TrimStart(), longest)];
    }
}
