using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>JSON as people and models read it, and templates inside of JSON.</summary>
internal static class WorkflowJsonText
{
    public static JsonSerializerOptions Readable { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same JSON with every text evaluated as a template.</summary>
    public static JsonNode Evaluate(JsonElement element, TemplateScope scope) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new JsonObject(
                element
                    .EnumerateObject()
                    .Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Evaluate(member.Value, scope)))
            ),
            JsonValueKind.Array => new JsonArray([.. element.EnumerateArray().Select(item => Evaluate(item, scope))]),
            JsonValueKind.String => TextTemplate.Parse(element.GetString()!).Evaluate(scope),
            _ => JsonNode.Parse(element.GetRawText())!,
        };

    /// <summary>Every text in a JSON value.</summary>
    public static IEnumerable<string> Texts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
            JsonValueKind.String => [element.GetString()!],
            _ => [],
        };

    public static JsonElement ToElement(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return document.RootElement.Clone();
    }
}
