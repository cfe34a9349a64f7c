using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment.Enrichers;

/// <summary>
/// Who and what a document names, by rules: e-mail addresses, telephone numbers and codes by their form; people, organisations
/// and places by capitals and the words beside them. It finds what the rules know, not every name.
/// </summary>
internal sealed partial class EntitiesEnricher : IEnricher
{
    private const int MostEntities = 100;
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    public string Name => "entities";

    public bool IsOn(EnrichmentOptions options) => options.Entities;

    public Task<DocumentEnrichment> EnrichAsync(
        EnrichmentInput input,
        DocumentEnrichment found,
        CancellationToken cancellationToken
    )
    {
        var counts = new Dictionary<(string Kind, string Text), int>();
        foreach (var match in Email().EnumerateMatches(input.Text))
            Add("email", input.Text.Substring(match.Index, match.Length));
        foreach (var match in Phone().EnumerateMatches(input.Text))
        {
            var number = input.Text.Substring(match.Index, match.Length);
            if (number.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits && !IsDate().IsMatch(number))
                Add("phone", number);
        }

        foreach (var match in Code().EnumerateMatches(input.Text))
            Add("code", input.Text.Substring(match.Index, match.Length));
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var (kind, text) in CapitalNames.Of(input.Text, input.Sentences))
            Add(kind, text);
        var entities = counts
            .Select(entity => new NamedEntity(entity.Key.Kind, entity.Key.Text, entity.Value))
            .OrderByDescending(entity => entity.Count)
            .ThenBy(entity => entity.Kind, StringComparer.Ordinal)
            .ThenBy(entity => entity.Text, StringComparer.Ordinal)
            .Take(MostEntities)
            .ToList();
        return Task.FromResult(found with { Entities = entities });

        void Add(string kind, string text) => counts[(kind, text)] = counts.GetValueOrDefault((kind, text)) + 1;
    }

    [GeneratedRegex(@"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}\p{L}{2,24}(?!\w)", RegexOptions.None, 2000)]
    private static partial Regex Email();

    [GeneratedRegex(
        @"(?<![\w./-])(?:\+\d{1,14}|\(\d{2,5}\)|0\d{1,13})(?:[ ./-](?:\(\d{2,9}\)|\d{2,9})){0,5}(?!\w|[./-]\d)",
        RegexOptions.None,
        2000
    )]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\d{1,2}(?<mark>[./-])\d{1,2}\k<mark>\d{4}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsDate();

    /// <summary>Product, order and contract numbers: capitals and digits together.</summary>
    [GeneratedRegex(@"(?<![\w-])[A-Z]{1,6}[-_/]?\d{2,10}(?:[-_/][A-Z0-9]{1,10}){0,3}(?![\w-])", RegexOptions.None, 2000)]
    private static partial Regex Code();
}
