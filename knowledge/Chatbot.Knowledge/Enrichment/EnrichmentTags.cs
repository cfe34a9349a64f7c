using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Tags that filters can use, made of what is known about a document. Pure.</summary>
internal static class EnrichmentTags
{
    private const int MostSections = 20;
    private const int MostYears = 10;
    private const int LongestValue = 200;

    /// <summary>The importer's tags, and beside them what was found; a name that the importer gave keeps the importer's values.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Merge(
        IReadOnlyDictionary<string, IReadOnlyList<string>> given,
        DocumentEnrichment? found,
        string fileName,
        IReadOnlyDictionary<string, string> metadata,
        IReadOnlyList<Chunk> chunks
    )
    {
        var tags = new Dictionary<string, IReadOnlyList<string>>(given, StringComparer.Ordinal);
        Add("type", [Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant()]);
        Add("author", [metadata.GetValueOrDefault("author")]);
        if (found is null)
            return tags;
        Add("language", [found.Language]);
        Add("title", [chunks.Count > 0 ? chunks[0].Title : null]);
        Add(
            "section",
            [.. chunks.Select(chunk => chunk.TitlePath.Count > 0 ? chunk.TitlePath[0] : null).Distinct().Take(MostSections)]
        );
        Add("keyword", [.. found.Keywords.Select(keyword => keyword.ToLowerInvariant())]);
        Add("date", [.. found.Dates.Where(date => date.Length > 4)]);
        Add("year", Years(found.Dates));
        return tags;

        void Add(string name, string?[] values)
        {
            string[] clean =
            [
                .. values
                    .OfType<string>()
                    .Select(value => value.Trim())
                    .Where(value => value.Length is > 0 and <= LongestValue)
                    .Distinct(StringComparer.Ordinal),
            ];
            if (clean.Length > 0 && !given.ContainsKey(name) && name != Collections.TagName)
                tags[name] = clean;
        }
    }

    /// <summary>The years that are named most often, in order.</summary>
    private static string[] Years(IReadOnlyList<string> dates) =>
        [
            .. dates
                .GroupBy(date => date[..4], StringComparer.Ordinal)
                .OrderByDescending(group => group.Count())
                .ThenByDescending(group => group.Key, StringComparer.Ordinal)
                .Take(MostYears)
                .Select(group => group.Key)
                .Order(StringComparer.Ordinal),
        ];
}
