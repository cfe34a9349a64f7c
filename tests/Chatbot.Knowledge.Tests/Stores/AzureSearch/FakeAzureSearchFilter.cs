using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.AzureSearch;

/// <summary>The OData filters of the service that are joined by <c>and</c>.</summary>
internal sealed partial class FakeAzureSearchFilter
{
    private readonly List<Func<Dictionary<string, JsonElement>, bool>> conditions = [];
    private readonly Dictionary<string, FakeAzureSearchField> fields;

    public FakeAzureSearchFilter(string filter, Dictionary<string, FakeAzureSearchField> fields)
    {
        this.fields = fields;
        int place = 0;
        while (place < filter.Length)
        {
            Match match = Condition().Match(filter, place);
            if (!match.Success || match.Index != place)
            {
                throw new RejectedException($"Invalid expression: syntax error at position {place} in '{filter}'.");
            }

            conditions.Add(Read(match));
            place += match.Length;
        }
    }

    public bool Holds(Dictionary<string, JsonElement> document) => conditions.TrueForAll(condition => condition(document));

    [GeneratedRegex(
        """
            \G(?:
                (?<field>\w+)/any\((?<variable>\w+):\ search\.in\((?<inner>\w+),\ '(?<list>(?:[^']|'')*)',\ '(?<delimiter>.)'\)\)
              | search\.in\((?<plain>\w+),\ '(?<list>(?:[^']|'')*)',\ '(?<delimiter>.)'\)
              | (?<left>\w+)\ (?<operator>eq|ne|lt)\ (?:'(?<text>(?:[^']|'')*)'|(?<number>-?\d+)|(?<flag>true|false))
            )(?:\ and\ |$)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline,
        2000
    )]
    private static partial Regex Condition();

    private static string Unquote(string text) => text.Replace("''", "'", StringComparison.Ordinal);

    private Func<Dictionary<string, JsonElement>, bool> Read(Match match)
    {
        if (match.Groups["delimiter"].Success)
        {
            bool inside = match.Groups["field"].Success;
            FakeAzureSearchField field = Field(
                match.Groups[inside ? "field" : "plain"].Value,
                inside ? "Collection(Edm.String)" : "Edm.String"
            );
            if (inside && match.Groups["variable"].Value != match.Groups["inner"].Value)
            {
                throw new RejectedException("Unknown variable.");
            }

            string[] wanted = Unquote(match.Groups["list"].Value).Split(match.Groups["delimiter"].Value);
            return document => Texts(document, field.Name).Any(wanted.Contains);
        }

        string name = match.Groups["left"].Value;
        string operation = match.Groups["operator"].Value;
        if (match.Groups["text"].Success)
        {
            Field(name, "Edm.String");
            string text = Unquote(match.Groups["text"].Value);
            return document => Texts(document, name).Contains(text) == (operation == "eq");
        }

        if (match.Groups["flag"].Success)
        {
            Field(name, "Edm.Boolean");
            bool flag = match.Groups["flag"].Value == "true";
            return document => document.TryGetValue(name, out JsonElement value) && value.GetBoolean() == flag;
        }

        Field(name, "Edm.Int64");
        long number = long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return document =>
            document.TryGetValue(name, out JsonElement value)
            && (operation == "lt" ? value.GetInt64() < number : value.GetInt64() == number);
    }

    private static IEnumerable<string> Texts(Dictionary<string, JsonElement> document, string name) =>
        !document.TryGetValue(name, out JsonElement value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(entry => entry.GetString()!)
        : [value.GetString()!];

    private FakeAzureSearchField Field(string name, string type) =>
        fields.TryGetValue(name, out FakeAzureSearchField? field) && field.Filterable && field.Type == type
            ? field
            : throw new RejectedException($"'{name}' is not a filterable field of type {type}.");
}
