using System.Globalization;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>What a search found, best first.</summary>
internal static class SearchResultsCard
{
    private const int MostResults = 10;
    private const int LongestExcerpt = 240;

    /// <param name="query">What was looked for.</param>
    /// <param name="results">What was found; ten are shown.</param>
    public static AdaptiveCard Create(string query, IReadOnlyList<CardSource> results)
    {
        var count = results.Count switch
        {
            0 => "Nothing was found",
            1 => "1 result",
            _ => string.Create(CultureInfo.InvariantCulture, $"{results.Count} results"),
        };
        var summary = $"{count} for “{query}”";
        return CardParts.Card(
            summary,
            [
                CardParts.Heading(summary),
                results.Count == 0 ? CardParts.Plain("Try fewer or other words.") : null,
                .. results.Take(MostResults).Select(Describe),
            ]
        );
    }

    private static Container Describe(CardSource result) =>
        new()
        {
            Separator = true,
            Items =
            [
                .. new AdaptiveElement?[]
                {
                    new RichTextBlock
                    {
                        Inlines =
                        [
                            new()
                            {
                                Text = result.Title,
                                Weight = TextWeight.Bolder,
                                SelectAction = CardParts.Link(result.Title, result.Url),
                            },
                        ],
                    },
                    CardParts.Plain(result.Excerpt is { } excerpt ? CardParts.Shorten(excerpt, LongestExcerpt) : null) is { } text
                        ? text with
                        {
                            Spacing = Spacing.Small,
                            MaxLines = 3,
                        }
                        : null,
                    CardParts.Subtle(result.Place),
                }.OfType<AdaptiveElement>(),
            ],
        };
}
