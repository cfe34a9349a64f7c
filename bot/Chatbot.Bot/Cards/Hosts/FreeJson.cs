using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>Copies JSON that the schema says nothing about. Where a member is named twice, the last counts, as in JavaScript.</summary>
internal static class FreeJson
{
    /// <summary>A copy without addresses that are not allowed.</summary>
    public static JsonObject CopyObject(JsonElement json) => Copy(json, "")!.AsObject();

    /// <param name="json">What is copied.</param>
    /// <param name="name">Name of the member that holds it; one that ends with <c>url</c> holds an address.</param>
    public static JsonNode? Copy(JsonElement json, string name) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => Members(json, member => Copy(member.Value, member.Name)),
            JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(item => Copy(item, name))]),
            JsonValueKind.String when IsUnsafe(json.GetString()!, name) => null,
            JsonValueKind.String => JsonValue.Create(CardMarkdown.WithoutUnsafeLinks(json.GetString()!)),
            _ => CopyAsItIs(json),
        };

    public static JsonNode? CopyAsItIs(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => Members(json, member => CopyAsItIs(member.Value)),
            JsonValueKind.Array => new JsonArray([.. json.EnumerateArray().Select(CopyAsItIs)]),
            JsonValueKind.Null => null,
            _ => JsonValue.Create(json.Clone()),
        };

    private static bool IsUnsafe(string text, string name) =>
        name.EndsWith("url", StringComparison.OrdinalIgnoreCase) && !CardAddress.IsAllowed(text, AddressUse.Image)
        || CardAddress.IsDangerous(text, AddressUse.Image);

    private static JsonObject Members(JsonElement json, Func<JsonProperty, JsonNode?> copy)
    {
        var result = new JsonObject();
        foreach (var member in json.EnumerateObject())
            result[member.Name] = copy(member);
        return result;
    }
}
