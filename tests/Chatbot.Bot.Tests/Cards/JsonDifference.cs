using System.Text.Json;

namespace Chatbot.Bot.Tests.Cards;

/// <summary>Compares cards as hosts read them: values of choices in any case, a part given by a text or in full, types left out.</summary>
internal static class JsonDifference
{
    private static readonly string[] Shorthands = ["text", "url", "elementId"];

    /// <summary>Where the two differ, or null.</summary>
    public static string? Find(JsonElement expected, JsonElement actual, string path = "$")
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in Names(expected).Union(Names(actual)))
            {
                var isIn = expected.TryGetProperty(name, out var one);
                var isOut = actual.TryGetProperty(name, out var other);
                if (name == "type" && !(isIn && isOut) || isIn && one.ValueKind == JsonValueKind.Null && !isOut)
                    continue;
                if (!isIn || !isOut)
                    return $"{path}.{name} is in one only";
                if (Find(one, other, $"{path}.{name}") is { } difference)
                    return difference;
            }

            return null;
        }

        if (
            expected.ValueKind == JsonValueKind.Array
            && actual.ValueKind == JsonValueKind.Array
            && expected.GetArrayLength() == actual.GetArrayLength()
        )
            return expected
                .EnumerateArray()
                .Zip(actual.EnumerateArray())
                .Select((pair, index) => Find(pair.First, pair.Second, $"{path}[{index}]"))
                .FirstOrDefault(found => found is not null);
        return IsSame(expected, actual) ? null : $"{path}: {expected} is not {actual}";
    }

    private static bool IsSame(JsonElement expected, JsonElement actual) =>
        expected.ToString().Equals(actual.ToString(), StringComparison.OrdinalIgnoreCase)
        || expected.ValueKind == JsonValueKind.Number
            && actual.ValueKind == JsonValueKind.Number
            && expected.GetDouble() == actual.GetDouble()
        || Short(expected) is { } text && text == actual.ToString()
        || Short(actual) is { } other && other == expected.ToString();

    private static string? Short(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && Names(json).Where(name => name != "type").ToList() is [var only]
        && Shorthands.Contains(only)
            ? json.GetProperty(only).ToString()
            : null;

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(member => member.Name);
}
