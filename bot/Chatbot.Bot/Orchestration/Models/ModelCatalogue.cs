using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Models;

/// <summary>
/// Sizes, prices and abilities of models: the file shipped with the host, and the cards of <c>Assistant:ModelCatalogue</c> that are
/// added to it or take the place of cards of the same name. A model without a card is used as it is: nothing is known of its limits,
/// and nothing is charged to the budget.
/// </summary>
internal sealed partial class ModelCatalogue
{
    /// <summary>At first use, when the settings have been checked.</summary>
    private readonly Lazy<FrozenDictionary<string, ModelCard>> _cards;

    /// <param name="path">A file of the owner's; null = the shipped one alone.</param>
    public ModelCatalogue(string? path) => _cards = new(() => Load(path));

    /// <summary>The card of a model, or null when nothing is known of it.</summary>
    public ModelCard? Find(string model) =>
        _cards.Value.GetValueOrDefault(model) ?? _cards.Value.GetValueOrDefault(Date().Replace(model, ""));

    /// <summary>Reads a catalogue and checks every card.</summary>
    /// <exception cref="JsonException">It is no catalogue, or a card contradicts itself; the message says which and how.</exception>
    public static IReadOnlyList<ModelCard> Read(Stream stream)
    {
        var cards = JsonSerializer.Deserialize(stream, ModelJsonContext.Default.IReadOnlyListModelCard) ?? [];
        foreach (var card in cards)
        {
            if (Problem(card) is { } problem)
            {
                throw new JsonException($"The card of model '{card.Model}' is wrong: {problem}");
            }
        }

        return cards;
    }

    private static FrozenDictionary<string, ModelCard> Load(string? path)
    {
        using var shipped = typeof(ModelCatalogue).Assembly.GetManifestResourceStream("Models/models.json")!;
        var cards = Read(shipped).ToDictionary(card => card.Model, StringComparer.OrdinalIgnoreCase);
        if (!string.IsNullOrEmpty(path))
        {
            using var own = File.OpenRead(path);
            foreach (var card in Read(own))
            {
                cards[card.Model] = card;
            }
        }

        return cards.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string? Problem(ModelCard card) =>
        card.ContextTokens <= 0 ? "contextTokens must be more than 0."
        : card.MaxOutputTokens <= 0 || card.MaxOutputTokens > card.ContextTokens
            ? "maxOutputTokens must be more than 0 and at most contextTokens."
        : card.Prices.Any(price => price.Input < 0 || price.Output < 0 || price.CachedInput < 0) ? "a price is negative."
        : card.Prices.Any(price => price.Until < price.From) ? "a price ends before it begins."
        : Overlap(card) is { } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"two prices are valid on {day:yyyy-MM-dd}; end the older one with \"until\"."
            )
        : null;

    private static DateOnly? Overlap(ModelCard card)
    {
        var prices = card.Prices.OrderBy(price => price.From).ToList();
        for (var index = 1; index < prices.Count; index++)
        {
            if (prices[index - 1].IsValidOn(prices[index].From))
            {
                return prices[index].From;
            }
        }

        return null;
    }

    /// <summary>OpenAI ends with a day, Anthropic with a day without dashes or with “latest”.</summary>
    [GeneratedRegex(
        @"-([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}|latest)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Date();
}
