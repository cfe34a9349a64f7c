using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>What of a chunk is indexed by words: stems by the rules of its language, and pairs of characters.</summary>
internal sealed record IndexedWords(string Title, string Heading, string Body, string Bigrams)
{
    public static IndexedWords Of(Chunk chunk) => Of(chunk.Title, chunk.TitlePath, chunk.Text, chunk.Language);

    public static IndexedWords Of(string title, IReadOnlyList<string> headings, string text, string? language)
    {
        string heading = string.Join('\n', headings);
        return new IndexedWords(
            Stems(title, language),
            Stems(heading, language),
            Stems(text, language),
            IndexText.Bigrams($"{title}\n{heading}\n{text}")
        );
    }

    private static string Stems(string text, string? language) =>
        string.Join(
            ' ',
            IndexText
                .Words(text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => Stemming.Stem(word.ToLowerInvariant(), language))
        );
}
