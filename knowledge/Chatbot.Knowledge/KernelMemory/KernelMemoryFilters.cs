using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.KernelMemory;

/// <summary>
/// Kernel Memory's filters (one of them must hold; within one, every tag with every value) as our tags (every tag, with any
/// of its values). Where the two differ, the documents that fit are looked up first, and found by their id. Pure.
/// </summary>
internal sealed class KernelMemoryFilters
{
    private readonly List<(string Name, string Value)[]> _alternatives;

    public KernelMemoryFilters(IReadOnlyList<Dictionary<string, List<string?>?>?>? filters)
    {
        _alternatives =
        [
            .. (filters ?? []).Select(filter =>
                (filter ?? [])
                    .SelectMany(tag => (tag.Value ?? []).Select(value => (Name: tag.Key, Value: value!)))
                    .Where(pair => !string.IsNullOrEmpty(pair.Value))
                    .Distinct()
                    .ToArray()
            ),
        ];

        // A filter that asks for nothing holds for every document, and with it the whole.
        if (_alternatives.Exists(pairs => pairs.Length == 0))
            _alternatives.Clear();
    }

    /// <summary>Whether every document fits.</summary>
    public bool IsEmpty => _alternatives.Count == 0;

    /// <summary>The same as tags of ours, or null when they cannot say it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? AsTags()
    {
        if (_alternatives.Count <= 1)
        {
            var pairs = IsEmpty ? [] : _alternatives[0];
            return pairs.GroupBy(pair => pair.Name, StringComparer.Ordinal).Any(tag => tag.Skip(1).Any())
                ? null
                : pairs.ToDictionary(pair => pair.Name, IReadOnlyList<string> (pair) => [pair.Value], StringComparer.Ordinal);
        }

        var name = _alternatives[0][0].Name;
        return _alternatives.TrueForAll(pairs => pairs.Length == 1 && pairs[0].Name == name)
            ? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                [name] = [.. _alternatives.Select(pairs => pairs[0].Value)],
            }
            : null;
    }

    /// <summary>Whether a document fits.</summary>
    public bool Hold(DocumentStatus status) =>
        IsEmpty || _alternatives.Exists(pairs => Array.TrueForAll(pairs, pair => Has(status, pair.Name, pair.Value)));

    private static bool Has(DocumentStatus status, string name, string value) =>
        status.Tags.TryGetValue(name, out var values) && values.Contains(value, StringComparer.Ordinal);
}
