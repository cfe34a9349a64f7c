namespace Chatbot.Knowledge.Chunking;

/// <summary>Counts tokens of a real vocabulary. Thread-safe and deterministic.</summary>
public interface ITokenCounter
{
    /// <summary>Number of tokens in a text.</summary>
    int Count(ReadOnlySpan<char> text);

    /// <summary>
    /// Length of a long start of the text that has at most <paramref name="maxTokens"/> tokens; the whole text when it fits.
    /// It may end anywhere, even inside a word.
    /// </summary>
    int Fit(ReadOnlySpan<char> text, int maxTokens)
    {
        int low = 0,
            high = text.Length;
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            if (Count(text[..middle]) <= maxTokens)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
