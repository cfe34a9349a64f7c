using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Product;

/// <summary>What the product's cards are made of, so that they look alike. Texts from elsewhere are shown as they are, never as Markdown.</summary>
internal static class CardParts
{
    private const string Version = "1.5";
    private const int LongestFallback = 300;

    /// <param name="fallback">What is shown where cards are not, as plain text.</param>
    /// <param name="body">Elements; null ones are left out.</param>
    /// <param name="actions">Buttons; null ones are left out.</param>
    public static AdaptiveCard Card(
        string fallback,
        IEnumerable<AdaptiveElement?> body,
        IEnumerable<AdaptiveAction?>? actions = null
    ) =>
        new()
        {
            Version = Version,
            FallbackText = Shorten(fallback, LongestFallback),
            Body = [.. body.OfType<AdaptiveElement>()],
            Actions = actions?.OfType<AdaptiveAction>().ToList() is { Count: > 0 } present ? present : null,
        };

    public static TextBlock Heading(string text) =>
        new()
        {
            Text = CardMarkdown.Escape(text),
            Style = TextBlockStyle.Heading,
            Size = TextSize.Large,
            Weight = TextWeight.Bolder,
            Wrap = true,
        };

    public static TextBlock? Plain(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : new() { Text = CardMarkdown.Escape(text), Wrap = true };

    public static TextBlock? Subtle(string? text) =>
        Plain(text) is { } block ? block with { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small } : null;

    public static FactSet? Facts(IReadOnlyList<CardFact> facts) =>
        facts.Count == 0
            ? null
            : new()
            {
                Facts =
                [
                    .. facts.Select(fact => new Fact
                    {
                        Title = CardMarkdown.Escape(fact.Name),
                        Value = CardMarkdown.Escape(fact.Value),
                    }),
                ],
            };

    /// <summary>A link; null for an address that cards may not hold.</summary>
    public static OpenUrlAction? Link(string title, string? url) => IsLink(url) ? new() { Title = title, Url = url! } : null;

    public static bool IsLink(string? url) => url is not null && CardAddress.IsAllowed(url, AddressUse.Link);

    /// <summary>Sends a verb with data to the bot: as an invoke, or as a message where a host knows no invoke.</summary>
    public static ExecuteAction Send(
        string title,
        string verb,
        JsonObject? data = null,
        ActionStyle? style = null,
        bool withInputs = true
    )
    {
        var members = data ?? [];
        var message = members.DeepClone().AsObject();
        message["verb"] = verb;
        AssociatedInputs? inputs = withInputs ? null : AssociatedInputs.None;
        return new()
        {
            Title = title,
            Verb = verb,
            Data = members,
            Style = style,
            AssociatedInputs = inputs,
            Fallback = new SubmitAction
            {
                Title = title,
                Data = message,
                Style = style,
                AssociatedInputs = inputs,
            },
        };
    }

    public static string Shorten(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 2]) ? string.Concat(text.AsSpan(0, length - 2), "…")
        : string.Concat(text.AsSpan(0, length - 1), "…");
}
