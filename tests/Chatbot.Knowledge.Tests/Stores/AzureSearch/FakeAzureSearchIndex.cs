using System.Globalization;
using System.Numerics.Tensors;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.AzureSearch;

/// <summary>An index: BM25 per field with the weights of the profile, vectors after the filter, writes that show later.</summary>
internal sealed partial class FakeAzureSearchIndex
{
    private const int Delay = 2;
    private readonly JsonElement schema;
    private readonly Dictionary<string, FakeAzureSearchField> fields;
    private readonly Dictionary<string, Dictionary<string, JsonElement>> documents = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Dictionary<string, JsonElement>? Document)[]> pending = [];
    private readonly Dictionary<string, double> weights;
    private readonly string profile;
    private int waited;

    public FakeAzureSearchIndex(JsonElement body)
    {
        Strict.Object(body, ["name", "fields"], ["similarity", "scoringProfiles", "vectorSearch"]);
        schema = body.Clone();
        fields = body.GetProperty("fields")
            .EnumerateArray()
            .Select(FakeAzureSearchField.Read)
            .ToDictionary(field => field.Name, StringComparer.Ordinal);
        if (fields.Values.Count(field => field.Key) != 1)
        {
            throw new RejectedException("An index has one key.");
        }

        JsonElement scoring = Strict.Object(body.GetProperty("scoringProfiles")[0], ["name", "text"]);
        profile = scoring.GetProperty("name").GetString()!;
        weights = scoring
            .GetProperty("text")
            .GetProperty("weights")
            .EnumerateObject()
            .ToDictionary(weight => weight.Name, weight => weight.Value.GetDouble(), StringComparer.Ordinal);
    }

    public object Describe() => schema;

    public object Write(JsonElement body)
    {
        Strict.Object(body, ["value"]);
        JsonElement[] actions = [.. body.GetProperty("value").EnumerateArray()];
        if (actions.Length is 0 or > 1_000)
        {
            throw new RejectedException("1 to 1000 actions.");
        }

        (string Key, Dictionary<string, JsonElement>? Document)[] changes = [.. actions.Select(Read)];
        pending.Enqueue(changes);
        return new
        {
            value = changes.Select(change => new
            {
                key = change.Key,
                status = true,
                errorMessage = (string?)null,
                statusCode = 200,
            }),
        };
    }

    public object Search(JsonElement body)
    {
        Show();
        Strict.Object(
            body,
            [],
            [
                "search",
                "filter",
                "top",
                "select",
                "queryType",
                "searchMode",
                "scoringProfile",
                "searchFields",
                "vectorQueries",
                "vectorFilterMode",
                "count",
                "skip",
            ]
        );
        int top = Strict.Field(body, "top")?.GetInt32() ?? 50;
        if (top is < 0 or > 1_000)
        {
            throw new RejectedException("top is 0 to 1000.");
        }

        var filter = new FakeAzureSearchFilter(Strict.Field(body, "filter")?.GetString() ?? "", fields);
        Dictionary<string, JsonElement>[] visible = [.. documents.Values.Where(filter.Holds)];
        IEnumerable<(Dictionary<string, JsonElement> Document, double Score)> scored =
            Strict.Field(body, "vectorQueries") is { } vectors ? Nearest(vectors[0], visible)
            : Strict.Field(body, "search")?.GetString() is { } text && text != "*" ? Words(body, text, visible)
            : visible.Select(document => (document, 1.0));
        string[] select = Strict.Field(body, "select")?.GetString()?.Split(',') ?? [.. fields.Keys];
        if (select.FirstOrDefault(name => !fields.ContainsKey(name)) is { } unknown)
        {
            throw new RejectedException($"Unknown field {unknown} in $select.");
        }

        return new
        {
            value = scored
                .OrderByDescending(hit => hit.Score)
                .Take(top)
                .Select(hit =>
                    select
                        .Select(name => (name, hit.Document.TryGetValue(name, out JsonElement value) ? (object)value : null))
                        .Append(("@search.score", (object?)hit.Score))
                        .ToDictionary(entry => entry.Item1, entry => entry.Item2)
                )
                .ToArray(),
        };
    }

    private static IEnumerable<(Dictionary<string, JsonElement>, double)> Nearest(
        JsonElement query,
        IEnumerable<Dictionary<string, JsonElement>> visible
    )
    {
        Strict.Object(query, ["kind", "vector", "fields"], ["k", "exhaustive"]);
        string field = query.GetProperty("fields").GetString()!;
        float[] vector = [.. query.GetProperty("vector").EnumerateArray().Select(number => number.GetSingle())];
        return visible
            .Where(document => document.ContainsKey(field))
            .Select(document =>
            {
                float[] own = Strict.Vector(document[field], vector.Length);
                return (document, 1 / (2.0 - TensorPrimitives.CosineSimilarity<float>(own, vector)));
            })
            .OrderByDescending(hit => hit.Item2)
            .Take(query.GetProperty("k").GetInt32());
    }

    [GeneratedRegex("\\G\"(?<term>[^\"]+)\"\\^(?<boost>[0-9.]+)(?: |$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clause();

    private IEnumerable<(Dictionary<string, JsonElement>, double)> Words(
        JsonElement body,
        string text,
        Dictionary<string, JsonElement>[] visible
    )
    {
        if (
            body.GetProperty("queryType").GetString() != "full"
            || body.GetProperty("searchMode").GetString() != "any"
            || body.GetProperty("scoringProfile").GetString() != profile
        )
        {
            throw new RejectedException("Boosts need queryType full.");
        }

        Match[] clauses = [.. Clause().Matches(text).Cast<Match>()];
        if (clauses.Sum(clause => clause.Length) != text.Length)
        {
            throw new RejectedException($"Failed to parse query string at: {text}");
        }

        string[] searched = body.GetProperty("searchFields").GetString()!.Split(',');
        if (searched.Any(name => !fields[name].Searchable))
        {
            throw new RejectedException("A field is not searchable.");
        }

        var scores = visible.Select(document => (document, Score: 0.0)).ToArray();
        foreach (string field in searched)
        {
            // Rarity and lengths are those of the whole index, as in the service.
            string[][] all =
            [
                .. documents.Values.Where(document => document.ContainsKey(field)).Select(document => Tokens(document, field)),
            ];
            double average = Math.Max(1, all.Length == 0 ? 1 : all.Average(tokens => tokens.Length));
            foreach (Match clause in clauses)
            {
                string term = clause.Groups["term"].Value;
                double boost = double.Parse(clause.Groups["boost"].Value, CultureInfo.InvariantCulture);
                int held = all.Count(tokens => tokens.Contains(term, StringComparer.Ordinal));
                double rarity = Math.Log(1 + ((all.Length - held + 0.5) / (held + 0.5)));
                for (int i = 0; held > 0 && i < scores.Length; i++)
                {
                    string[] tokens = Tokens(scores[i].document, field);
                    int count = tokens.Count(token => token == term);
                    scores[i].Score +=
                        weights[field]
                        * boost
                        * rarity
                        * count
                        * 2.2
                        / (count + (1.2 * (0.25 + (0.75 * tokens.Length / average))));
                }
            }
        }

        return scores.Where(hit => hit.Score > 0);
    }

    private static string[] Tokens(Dictionary<string, JsonElement> document, string field) =>
        document.TryGetValue(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];

    private (string, Dictionary<string, JsonElement>?) Read(JsonElement action)
    {
        string kind = action.GetProperty("@search.action").GetString()!;
        string keyName = fields.Values.Single(field => field.Key).Name;
        string key = action.GetProperty(keyName).GetString()!;
        if (!key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '='))
        {
            throw new RejectedException($"Invalid document key: '{key}'.");
        }

        if (kind == "delete")
        {
            return (key, null);
        }

        if (kind != "upload")
        {
            throw new RejectedException($"Unknown action {kind}.");
        }

        var document = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in action.EnumerateObject().Where(property => property.Name != "@search.action"))
        {
            if (!fields.TryGetValue(property.Name, out FakeAzureSearchField? field))
            {
                throw new RejectedException($"The property '{property.Name}' does not exist on type 'search.documentFields'.");
            }

            field.Check(property.Value);
            document.Add(property.Name, property.Value.Clone());
        }

        return (key, document);
    }

    /// <summary>A search comes: time passes.</summary>
    private void Show()
    {
        if (pending.Count == 0 || ++waited < Delay)
        {
            return;
        }

        waited = 0;
        foreach ((string key, Dictionary<string, JsonElement>? document) in pending.Dequeue())
        {
            if (document is null)
            {
                documents.Remove(key);
            }
            else
            {
                documents[key] = document;
            }
        }
    }
}
