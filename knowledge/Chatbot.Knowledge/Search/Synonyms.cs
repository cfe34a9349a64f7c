using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Search;

/// <summary>Words that mean the same, whatever their inflection; one meaning may be several words.</summary>
internal sealed class Synonyms
{
    private const double Weight = 0.5;

    private readonly List<string[]> groups;

    /// <summary>Groups as they stand in the settings: words separated by commas.</summary>
    public Synonyms(IEnumerable<string> groups) =>
        this.groups = [
            .. groups.Select(group => group.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
        ];

    /// <summary>What else a question may be asking for.</summary>
    public IReadOnlyList<WeightedTerm> Of(string text)
    {
        if (groups.Count == 0)
        {
            return [];
        }

        string stems = Stems(text);
        return
        [
            .. groups
                .Where(group => group.Any(word => stems.Contains(Stems(word), StringComparison.Ordinal)))
                .SelectMany(group => group.Where(word => !stems.Contains(Stems(word), StringComparison.Ordinal)))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(word => new WeightedTerm(word, Weight)),
        ];
    }

    private static string Stems(string text) => $" {string.Join(' ', Terms.Of(text).Select(term => term.Stem))} ";
}
