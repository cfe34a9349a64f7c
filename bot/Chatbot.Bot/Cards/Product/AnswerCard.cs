using System.Globalization;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>The numbered sources of an answer, folded away until asked for; with the answer itself where no message holds it.</summary>
internal static class AnswerCard
{
    private const string SourcesId = "sources";
    private const int MostSources = 10;
    private const int LongestExcerpt = 200;

    /// <param name="answer">The answer in Markdown; links that cards may not hold lose their address. Null when the message holds it.</param>
    /// <param name="sources">Sources in the order of their numbers.</param>
    /// <param name="title">Words on the button that shows them.</param>
    public static AdaptiveCard Create(string? answer, IReadOnlyList<CardSource> sources, string title = "Sources") =>
        CardParts.Card(
            answer ?? title,
            [
                answer is null ? null : new TextBlock { Text = CardMarkdown.WithoutUnsafeLinks(answer), Wrap = true },
                sources.Count == 0
                    ? null
                    : new Container
                    {
                        Id = SourcesId,
                        IsVisible = false,
                        Separator = true,
                        Items = [.. sources.Take(MostSources).Select(Describe)],
                    },
            ],
            [
                sources.Count == 0
                    ? null
                    : new ToggleVisibilityAction
                    {
                        Title = string.Create(CultureInfo.InvariantCulture, $"{title} ({Math.Min(sources.Count, MostSources)})"),
                        TargetElements = [new() { ElementId = SourcesId }],
                    },
            ]
        );

    private static AdaptiveElement Describe(CardSource source, int index)
    {
        var title = new TextRun { Text = source.Title, Weight = TextWeight.Bolder };
        var number = new TextRun { Text = string.Create(CultureInfo.InvariantCulture, $"[{source.Number ?? index + 1}] ") };
        return new Container
        {
            Spacing = Spacing.Medium,
            Items =
            [
                .. new AdaptiveElement?[]
                {
                    new RichTextBlock
                    {
                        Inlines = [number, title with { SelectAction = CardParts.Link(source.Title, source.Url) }],
                    },
                    CardParts.Subtle(source.Place),
                    CardParts.Subtle(source.Excerpt is { } excerpt ? CardParts.Shorten(excerpt, LongestExcerpt) : null),
                }.OfType<AdaptiveElement>(),
            ],
        };
    }
}
