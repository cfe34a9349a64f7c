using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>
/// Values of expressions, with JavaScript's rules: <see cref="Undefined"/>, null, bool, double, string,
/// <c>List&lt;object?&gt;</c> and <c>Dictionary&lt;string, object?&gt;</c>. Lists and dictionaries are never changed once made.
/// </summary>
internal static class ScriptValue
{
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static object? FromJson(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number => json.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToList(),
            JsonValueKind.Object => Members(json),
            JsonValueKind.Undefined => Undefined.Value,
            _ => null,
        };

    /// <summary>The value as JSON; what JSON does not have becomes null, as in JavaScript.</summary>
    public static JsonNode? ToJson(object? value) =>
        value switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            double number when double.IsFinite(number) => JsonNode.Parse(ScriptNumber.ToText(number)),
            List<object?> list => new JsonArray([.. list.Select(ToJson)]),
            Dictionary<string, object?> members => new JsonObject(
                members
                    .Where(member => member.Value is not Undefined)
                    .Select(member => KeyValuePair.Create(member.Key, ToJson(member.Value)))
            ),
            _ => null,
        };

    public static string ToJsonText(object? value) => ToJson(value)?.ToJsonString(AsItIs) ?? "null";

    /// <summary>As <c>String(value)</c> in JavaScript.</summary>
    public static string ToText(object? value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            double number => ScriptNumber.ToText(number),
            List<object?> list => string.Join(',', list.Select(item => IsNothing(item) ? "" : ToText(item))),
            Dictionary<string, object?> => "[object Object]",
            Undefined => "undefined",
            _ => "null",
        };

    /// <summary>As texts are put together: nothing is empty, objects are JSON without the outermost quotes.</summary>
    public static string ToPlainText(object? value) =>
        value is List<object?> or Dictionary<string, object?> ? ToJsonText(value).Trim('\'', '"')
        : IsNothing(value) ? ""
        : ToText(value);

    public static bool IsNothing(object? value) => value is null or Undefined;

    /// <summary>Everything is true but false and nothing; 0 and the empty text are true.</summary>
    public static bool IsTrue(object? value) => value is bool flag ? flag : !IsNothing(value);

    public static bool IsInteger(object? value) =>
        value is double number && Math.Floor(number) == number && double.IsFinite(number);

    public static bool AreEqual(object? one, object? other) =>
        (one, other) switch
        {
            _ when IsNothing(one) || IsNothing(other) => IsNothing(one) && IsNothing(other),
            (double left, double right) => left == right || Math.Abs(left - right) < Math.BitIncrement(1.0) - 1.0,
            (List<object?> left, List<object?> right) => left.Count == right.Count && left.Zip(right, AreEqual).All(same => same),
            (Dictionary<string, object?> left, Dictionary<string, object?> right) => left.Count == right.Count
                && left.All(member => right.TryGetValue(member.Key, out var value) && AreSame(member.Value, value)),
            _ => Equals(one, other),
        };

    /// <summary>Members of objects are compared without tolerance.</summary>
    private static bool AreSame(object? one, object? other) =>
        (one, other) switch
        {
            (List<object?> left, List<object?> right) => left.Count == right.Count && left.Zip(right, AreSame).All(same => same),
            (Dictionary<string, object?>, Dictionary<string, object?>) => AreEqual(one, other),
            _ => Equals(one, other),
        };

    /// <summary>A member by its name in any case; <see cref="Undefined"/> where there is none.</summary>
    public static object? Member(object? value, string name)
    {
        if (value is Dictionary<string, object?> members)
        {
            // Names that differ in case only: the first one counts.
            foreach (var member in members)
            {
                if (member.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return member.Value;
            }
        }

        var isIndex = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        return value switch
        {
            string text when isIndex && index < text.Length => text[index].ToString(),
            List<object?> list when isIndex && index < list.Count => list[index],
            _ => Undefined.Value,
        };
    }

    private static Dictionary<string, object?> Members(JsonElement json)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
            result[member.Name] = FromJson(member.Value);
        return result;
    }
}
