using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>
/// The part of JSON Schema (draft 2020-12) that definitions may use: what every provider of models understands, and nothing that
/// reaches out of the schema.
/// </summary>
internal static class WorkflowSchema
{
    private const int DeepestNesting = 16;

    private static readonly string[] Types = ["object", "array", "string", "number", "integer", "boolean"];

    private static readonly string[] Keywords =
    [
        "type",
        "title",
        "description",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "default",
        "minLength",
        "maxLength",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
    ];

    /// <summary>Notes what is wrong with a schema.</summary>
    public static void Check(WorkflowJson place, bool isObject = false) => Check(place, isObject, DeepestNesting);

    /// <summary>What does not fit, for people and models; empty when the value fits.</summary>
    public static IReadOnlyList<string> Problems(JsonElement schema, JsonNode value) =>
        new ArgumentSchema(schema).Problems(WorkflowJsonText.ToElement(value));

    /// <summary>The input with the defaults of members that are not given.</summary>
    public static JsonObject WithDefaults(JsonElement schema, JsonElement input)
    {
        var filled = JsonNode.Parse(input.GetRawText())!.AsObject();
        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (!filled.ContainsKey(property.Name) && property.Value.TryGetProperty("default", out var given))
                {
                    filled[property.Name] = JsonNode.Parse(given.GetRawText());
                }
            }
        }

        return filled;
    }

    /// <summary>Why an input has no such member for sure; null = it has one.</summary>
    public static string? WhyMissing(JsonElement schema, string member)
    {
        if (
            !schema.TryGetProperty("properties", out var properties)
            || properties.ValueKind != JsonValueKind.Object
            || !properties.TryGetProperty(member, out var property)
        )
        {
            return $"The input declares no '{member}'.";
        }

        var isRequired =
            schema.TryGetProperty("required", out var required)
            && required.ValueKind == JsonValueKind.Array
            && required.EnumerateArray().Any(name => name.ValueKind == JsonValueKind.String && name.ValueEquals(member));
        return isRequired || (property.ValueKind == JsonValueKind.Object && property.TryGetProperty("default", out _))
            ? null
            : $"'{member}' may be left out of the input. Make it required, or give it a default.";
    }

    private static void Check(WorkflowJson place, bool isObject, int depth)
    {
        place.Only(Keywords);
        if (place.Element.ValueKind != JsonValueKind.Object || depth == 0)
        {
            return;
        }

        var issues = place.Issues.Count;
        var type = place.Text("type");
        if (type.Length > 0 && !Types.Contains(type, StringComparer.Ordinal))
        {
            place.Find("type")!.Problem($"'{type}' is no type.", $"Write one of {string.Join(", ", Types)}.");
        }

        if (isObject && type is not ("object" or ""))
        {
            place.Problem("The input must be an object.", "Write \"type\": \"object\" and name its properties.");
        }

        if (place.Find("properties") is { } properties)
        {
            foreach (var property in Members(properties))
            {
                Check(property, isObject: false, depth - 1);
            }
        }

        if (place.Find("items") is { } items)
        {
            Check(items, isObject: false, depth - 1);
        }

        if (place.Issues.Count == issues)
        {
            CheckAsWhole(place);
        }
    }

    private static IEnumerable<WorkflowJson> Members(WorkflowJson properties)
    {
        if (properties.Element.ValueKind != JsonValueKind.Object)
        {
            properties.Problem("This is not an object.", "Write the properties in braces.");
            return [];
        }

        return properties.Element.EnumerateObject().Select(member => properties.Find(member.Name)!);
    }

    private static void CheckAsWhole(WorkflowJson place)
    {
        try
        {
            _ = new ArgumentSchema(place.Element);
        }
        catch (InvalidOperationException exception)
        {
            place.Problem(exception.Message, "Correct the schema.");
        }
    }
}
