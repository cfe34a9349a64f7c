using System.Globalization;
using System.Text.Json;

namespace Chatbot.Testing.Retrieval;

/// <summary>A judged collection: documents, questions and which documents answer them.</summary>
public sealed record RetrievalSet(
    string Name,
    IReadOnlyList<RetrievalDocument> Documents,
    IReadOnlyList<(string Id, string Text)> Queries,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Judgements
)
{
    public static RetrievalSet Read(string folder)
    {
        List<RetrievalDocument> documents =
        [
            .. Lines(Path.Combine(folder, "corpus.jsonl"))
                .Select(line => new RetrievalDocument(Text(line, "id"), Text(line, "title"), Text(line, "text"))),
        ];
        Dictionary<string, IReadOnlyDictionary<string, int>> judgements = File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .GroupBy(fields => fields[0], StringComparer.Ordinal)
            .ToDictionary(
                query => query.Key,
                query =>
                    (IReadOnlyDictionary<string, int>)
                        query.ToDictionary(
                            fields => fields[1],
                            fields => int.Parse(fields[2], CultureInfo.InvariantCulture),
                            StringComparer.Ordinal
                        ),
                StringComparer.Ordinal
            );
        List<(string, string)> queries =
        [
            .. Lines(Path.Combine(folder, "queries.jsonl"))
                .Select(line => (Text(line, "id"), Text(line, "text")))
                .Where(query =>
                    judgements.TryGetValue(query.Item1, out IReadOnlyDictionary<string, int>? found)
                    && found.Values.Any(value => value > 0)
                ),
        ];
        return new RetrievalSet(Path.GetFileName(folder), documents, queries, judgements);
    }

    public static IEnumerable<JsonElement> Lines(string path) =>
        File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? string.Empty;
}
