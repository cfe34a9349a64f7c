using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>What a search found, best first.</summary>
internal static class SearchResultsCard
{
    private const int MostResults = 10;
    private const int LongestExcerpt = 240;

    /// <param name="heading">What was looked for, and how much was found.</param>
    /// <param name="results">What was found; ten are shown.</param>
    /// <param name="advice">What to do when nothing was found, or null.</param>
    public static AdaptiveCard Create(string heading, IReadOnlyList<CardSource> results, string? advice = null) =>
        CardParts.Card(
            heading,
            [
                CardParts.Heading(heading) with
                {
                    Size = TextSize.Medium,
                },
                results.Count == 0 ? CardParts.Plain(advice) : null,
                .. results.Take(MostResults).Select(Describe),
            ]
        );

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
