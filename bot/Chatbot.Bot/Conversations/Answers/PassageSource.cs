using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Channels;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>A passage as people see it among sources and search results.</summary>
internal static class PassageSource
{
    private const int LongestExcerpt = 240;

    /// <summary>The page that opens it, for who may read it.</summary>
    public static string UrlOf(Passage passage, PublicAddress address) =>
        address.Of($"/passages/{Uri.EscapeDataString(passage.ChunkId)}");

    /// <summary>Its document and the heading it stands under.</summary>
    public static string Name(Passage passage) =>
        passage.TitlePath.Count == 0 ? passage.Title : $"{passage.Title} › {passage.TitlePath[^1]}";

    /// <summary>Its text in one line.</summary>
    public static string Excerpt(Passage passage, int length = LongestExcerpt) =>
        CardParts.Shorten(string.Join(' ', passage.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), length);

    /// <param name="passage">The passage.</param>
    /// <param name="address">Where its page is.</param>
    /// <param name="number">The number that an answer cites it by, or null.</param>
    public static CardSource Of(Passage passage, PublicAddress address, int? number = null) =>
        new(
            passage.Title,
            UrlOf(passage, address),
            Excerpt(passage),
            passage.TitlePath.Count == 0 ? null : string.Join(" › ", passage.TitlePath),
            number
        );
}
