using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>
/// A folder with <c>corpus.jsonl</c> and <c>queries.jsonl</c> and, where there are judgements, <c>qrels.tsv</c>. Documents are
/// read one by one, so that the size of the corpus does not matter.
/// </summary>
public sealed class JudgedCollection
{
    private readonly string corpus;

    private JudgedCollection(
        string corpus,
        IReadOnlyList<JudgedQuery> queries,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? judgements
    )
    {
        this.corpus = corpus;
        Queries = queries;
        Judgements = judgements;
    }

    /// <summary>All queries, in the order of the file.</summary>
    public IReadOnlyList<JudgedQuery> Queries { get; }

    /// <summary>Grades by query, then by document; null when the folder has no judgements.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>>? Judgements { get; }

    /// <summary>Reads queries and judgements of a folder.</summary>
    /// <exception cref="RetrievalSetException">A file is missing or cannot be understood.</exception>
    public static async Task<JudgedCollection> OpenAsync(string folder, CancellationToken cancellationToken = default)
    {
        string corpus = Existing(folder, "corpus.jsonl", "one {\"id\", \"title\", \"text\"} a line");
        string path = Existing(folder, "queries.jsonl", "one {\"id\", \"text\"} a line");
        var queries = new List<JudgedQuery>();
        await foreach (JsonElement line in LinesAsync(path, cancellationToken))
        {
            queries.Add(new JudgedQuery(Text(line, path, "id", "_id"), Text(line, path, "text", "query")));
        }

        string qrels = Path.Combine(folder, "qrels.tsv");
        return new JudgedCollection(
            corpus,
            queries,
            File.Exists(qrels) ? await ReadJudgementsAsync(qrels, cancellationToken) : null
        );
    }

    /// <summary>The documents, in the order of the file.</summary>
    public async IAsyncEnumerable<JudgedDocument> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (JsonElement line in LinesAsync(corpus, cancellationToken))
        {
            string title = line.TryGetProperty("title", out JsonElement value) ? value.GetString() ?? string.Empty : string.Empty;
            yield return new JudgedDocument(Text(line, corpus, "id", "_id"), title, Text(line, corpus, "text", "contents"));
        }
    }

    private static string Existing(string folder, string name, string holds)
    {
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? path : throw new RetrievalSetException($"'{path}' is missing; it holds {holds}.");
    }

    private static async IAsyncEnumerable<JsonElement> LinesAsync(
        string path,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, path, number);
            }
        }
    }

    private static JsonElement Parse(string line, string path, int number)
    {
        try
        {
            JsonElement parsed = JsonElement.Parse(line);
            return parsed.ValueKind == JsonValueKind.Object
                ? parsed
                : throw new RetrievalSetException($"{path}:{number}: not a JSON object.");
        }
        catch (JsonException exception)
        {
            throw new RetrievalSetException($"{path}:{number}: not JSON ({exception.Message})");
        }
    }

    private static string Text(JsonElement line, string path, string name, string otherName) =>
        line.TryGetProperty(name, out JsonElement value) || line.TryGetProperty(otherName, out value)
            ? value.ValueKind == JsonValueKind.String
                ? value.GetString()!
                : value.GetRawText()
            : throw new RetrievalSetException($"{path}: a line has no '{name}'.");

    /// <summary>Lines of query, document and grade, or of query, iteration, document and grade, by tabs or spaces.</summary>
    private static async Task<Dictionary<string, IReadOnlyDictionary<string, int>>> ReadJudgementsAsync(
        string path,
        CancellationToken cancellationToken
    )
    {
        var judgements = new Dictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        int number = 0;
        await foreach (string line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length == 0)
            {
                continue;
            }

            bool understood = int.TryParse(fields[^1], NumberStyles.Integer, CultureInfo.InvariantCulture, out int grade);
            if (fields.Length is not (3 or 4) || !understood)
            {
                if (number == 1)
                {
                    continue;
                }

                throw new RetrievalSetException($"{path}:{number}: a judgement is: query, document, grade.");
            }

            if (!judgements.TryGetValue(fields[0], out IReadOnlyDictionary<string, int>? ofQuery))
            {
                judgements.Add(fields[0], ofQuery = new Dictionary<string, int>(StringComparer.Ordinal));
            }

            ((Dictionary<string, int>)ofQuery)[fields[^2]] = grade;
        }

        return judgements;
    }
}
