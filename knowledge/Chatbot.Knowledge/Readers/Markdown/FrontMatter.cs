namespace Chatbot.Knowledge.Readers.Markdown;

/// <summary>The simple values of the YAML block at the top of a Markdown file, by plain keys.</summary>
/// <param name="Title">The title, or null.</param>
/// <param name="Metadata">Author, dates, language, keywords, subject.</param>
internal sealed record FrontMatter(string? Title, IReadOnlyDictionary<string, string> Metadata)
{
    private const int LongestValue = 1000;

    private static readonly Dictionary<string, string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = "title",
        ["author"] = "author",
        ["authors"] = "author",
        ["date"] = "created",
        ["created"] = "created",
        ["published"] = "created",
        ["updated"] = "modified",
        ["modified"] = "modified",
        ["lastmod"] = "modified",
        ["lang"] = "language",
        ["language"] = "language",
        ["tags"] = "keywords",
        ["keywords"] = "keywords",
        ["categories"] = "keywords",
        ["description"] = "subject",
        ["summary"] = "subject",
        ["subject"] = "subject",
    };

    /// <summary>Nothing.</summary>
    public static FrontMatter None { get; } = new(null, new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Reads <c>key: value</c>, <c>key: [a, b]</c> and lists with a dash per line; anything else is left out.</summary>
    public static FrontMatter Parse(string yaml)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? list = null;
        foreach (var line in yaml.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.Trim();
            if (list is not null && trimmed.StartsWith("- ", StringComparison.Ordinal))
            {
                Add(values, list, trimmed[2..]);
                continue;
            }

            var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0 || char.IsWhiteSpace(line[0]))
                continue;
            list = Keys.GetValueOrDefault(trimmed[..colon].Trim());
            if (list is null)
                continue;
            foreach (var value in Items(trimmed[(colon + 1)..].Trim()))
                Add(values, list, value);
        }

        values.Remove("title", out var title);
        return new FrontMatter(title, values);
    }

    private static string[] Items(string value) => value is ['[', .., ']'] ? value[1..^1].Split(',') : [value];

    private static void Add(Dictionary<string, string> values, string key, string value)
    {
        var clean = ExtractedTextBuilder.Clean(value.Trim().Trim('"', '\''));
        if (clean.Length is 0 or > LongestValue || clean is "|" or ">" or "|-" or ">-")
            return;
        values[key] = values.TryGetValue(key, out var earlier) ? $"{earlier}, {clean}" : clean;
    }
}
