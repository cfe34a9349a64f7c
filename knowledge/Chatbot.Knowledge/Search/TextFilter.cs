namespace Chatbot.Knowledge.Search;

/// <summary>A filter that the words of a question name.</summary>
/// <param name="Tags">The tags any of which may hold the value.</param>
/// <param name="Value">The value, in lower case.</param>
internal sealed record TextFilter(IReadOnlyList<string> Tags, string Value)
{
    /// <summary>True when a document's tags hold it; a year matches any date in it.</summary>
    public bool Matches(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) => ValuesIn(tags).Any();

    /// <summary>The tags of a document that hold it, with their values.</summary>
    public IEnumerable<KeyValuePair<string, string>> ValuesIn(IReadOnlyDictionary<string, IReadOnlyList<string>> tags) =>
        from name in Tags
        where tags.ContainsKey(name)
        from value in tags[name]
        where IsMatch(value)
        select KeyValuePair.Create(name, value);

    private bool IsMatch(string value) =>
        value.StartsWith(Value, StringComparison.OrdinalIgnoreCase)
            ? value.Length == Value.Length || !char.IsLetterOrDigit(value[Value.Length])
            : value.EndsWith($" {Value}", StringComparison.OrdinalIgnoreCase);
}
