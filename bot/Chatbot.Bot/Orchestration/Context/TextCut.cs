using Chatbot.Knowledge.Chunking;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>Shortens a text: its beginning and its end tell most, so the middle goes.</summary>
internal static class TextCut
{
    private const string Gap = " … ";
    private const int GapTokens = 3;
    private const int CharactersPerToken = 16;

    /// <returns>A text of at most <paramref name="maxTokens"/> tokens; the same text when it fits, an empty one when nothing does.</returns>
    public static string ToFit(string text, int maxTokens, ITokenCounter counter)
    {
        if (counter.Count(text) <= maxTokens)
        {
            return text;
        }

        for (var room = maxTokens - GapTokens; room > 0; room -= GapTokens)
        {
            var head = room * 2 / 3;
            var cut = $"{Head(text, head, counter)}{Gap}{Tail(text, room - head, counter)}";
            if (counter.Count(cut) <= maxTokens)
            {
                return cut;
            }
        }

        return "";
    }

    private static string Head(string text, int tokens, ITokenCounter counter)
    {
        var end = counter.Fit(text, tokens);
        return text[..(end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)].TrimEnd();
    }

    private static string Tail(string text, int tokens, ITokenCounter counter)
    {
        var (low, high) = (Math.Max(0, text.Length - (tokens * CharactersPerToken)), text.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (counter.Count(text.AsSpan(middle)) <= tokens)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return text[(high < text.Length && char.IsLowSurrogate(text[high]) ? high + 1 : high)..].TrimStart();
    }
}
