using System.Text.Json;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>Parses each access list and tag set of a result once.</summary>
internal sealed class SqliteSetCache
{
    private readonly Dictionary<string, AccessList> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> tags = new(StringComparer.Ordinal);

    public AccessList Access(string json)
    {
        if (!access.TryGetValue(json, out AccessList? list))
        {
            list = new AccessList(JsonSerializer.Deserialize(json, SqliteJsonContext.Default.StringArray) ?? []);
            access.Add(json, list);
        }

        return list;
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags(string json)
    {
        if (!tags.TryGetValue(json, out IReadOnlyDictionary<string, IReadOnlyList<string>>? set))
        {
            set = (
                JsonSerializer.Deserialize(json, SqliteJsonContext.Default.SortedDictionaryStringStringArray) ?? []
            ).ToDictionary(tag => tag.Key, tag => (IReadOnlyList<string>)tag.Value, StringComparer.Ordinal);
            tags.Add(json, set);
        }

        return set;
    }
}
