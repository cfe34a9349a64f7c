using System.Text.Json;

namespace Chatbot.Bot.Cards.Model.Json;

/// <summary>What the converters of elements and actions read alike.</summary>
internal static class TypedJson
{
    private const string TypeMember = "type";

    public static string NameOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(TypeMember, out var type)
        && type.ValueKind == JsonValueKind.String
            ? type.GetString()!
            : "";

    public static Dictionary<string, JsonElement> MembersOf(JsonElement json) =>
        json.EnumerateObject()
            .Where(member => !member.NameEquals(TypeMember))
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(members => members.Key, members => members.Last().Value.Clone(), StringComparer.Ordinal);
}
