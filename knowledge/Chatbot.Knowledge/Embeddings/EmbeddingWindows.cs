using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// The texts of a chunk that are embedded: windows of whole sentences, about 64 tokens each, the title in front. A model
/// that reads 128 tokens sees them whole, and the best window of a chunk says more than its average. Pure.
/// </summary>
public static class EmbeddingWindows
{
    private const int WindowTokens = 64;
    private const int TitleTokens = 32;
    private const double CharactersPerToken = 4.6;

    /// <summary>The windows of a chunk, in order; at least one.</summary>
    public static IReadOnlyList<string> Of(Chunk chunk)
    {
        string title = Cut(chunk.Title.Trim(), TitleTokens);
        var windows = new List<string>();
        foreach (string body in Pack(chunk.Text))
        {
            windows.Add(title.Length == 0 ? body : $"{title}. {body}");
        }

        return windows.Count == 0 ? [title] : windows;
    }

    private static IEnumerable<string> Pack(string text)
    {
        var pieces = new List<string>();
        double tokens = 0;
        foreach (string piece in SentenceSplitter.Split(text).SelectMany(range => Pieces(text[range])))
        {
            double size = Tokens(piece);
            if (pieces.Count > 0 && tokens + size > WindowTokens)
            {
                yield return string.Join(' ', pieces);
                pieces.Clear();
                tokens = 0;
            }

            pieces.Add(piece);
            tokens += size;
        }

        if (pieces.Count > 0)
        {
            yield return string.Join(' ', pieces);
        }
    }

    /// <summary>A sentence, or its parts when it is longer than a window.</summary>
    private static IEnumerable<string> Pieces(string sentence)
    {
        while (Tokens(sentence) > WindowTokens)
        {
            string piece = Cut(sentence, WindowTokens);
            yield return piece;
            sentence = sentence[piece.Length..].TrimStart();
        }

        if (sentence.Length > 0)
        {
            yield return sentence;
        }
    }

    /// <summary>The start of a text up to a space, or up to the limit when it has none.</summary>
    private static string Cut(string text, int tokens)
    {
        double used = 0;
        int space = 0;
        for (int i = 0; i < text.Length; i++)
        {
            used += Tokens(text[i]);
            if (used > tokens)
            {
                int end = space > 0 ? space : Math.Max(i, 1);
                return text[..(char.IsHighSurrogate(text[end - 1]) ? end + 1 : end)];
            }

            if (char.IsWhiteSpace(text[i]))
            {
                space = i;
            }
        }

        return text;
    }

    private static double Tokens(string text)
    {
        double tokens = 0;
        foreach (char character in text)
        {
            tokens += Tokens(character);
        }

        return tokens;
    }

    private static double Tokens(char character) => Script.IsUnspaced(character) ? 1 : 1 / CharactersPerToken;
}
