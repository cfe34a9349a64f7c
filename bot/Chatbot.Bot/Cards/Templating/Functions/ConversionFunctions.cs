using System.Text;
using System.Text.Json;
using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>From one type to another.</summary>
internal static class ConversionFunctions
{
    private const string DataUriStart = "data:text/plain;charset=utf-8;base64,";
    private static readonly ValueTypes[] Any = [ValueTypes.Any];

    public static ExpressionFunction[] All { get; } =
    [
        Define("string", ValueTypes.Text, 1, 2, [ValueTypes.Any, ValueTypes.Text], operands => ToText(operands[0])),
        Define("int", ValueTypes.Number, 1, 1, Any, operands => ToNumber(operands[0], isInteger: true)),
        Define("float", ValueTypes.Number, 1, 1, Any, operands => ToNumber(operands[0], isInteger: false)),
        Define("json", ValueTypes.Any, 1, 1, [ValueTypes.Text | ValueTypes.Any], operands => Parse(operands[0])),
        Define(
            "jsonStringify",
            ValueTypes.Text,
            1,
            1,
            Any,
            operands => operands[0] is Undefined ? Undefined.Value : ScriptValue.ToJsonText(operands[0])
        ),
        Define("formatNumber", ValueTypes.Text, 2, 3, [ValueTypes.Number, ValueTypes.Number, ValueTypes.Text], FormatNumber),
        Define("base64", ValueTypes.Text, 1, 1, Any, operands => operands[0] is string text ? ToBase64(text) : Undefined.Value),
        Define("base64ToString", ValueTypes.Text, 1, 1, Any, operands => FromBase64(StrictText(operands[0]))),
        Define("dataUri", ValueTypes.Text, 1, 1, Any, operands => DataUriStart + ToBase64(StrictText(operands[0]))),
        Define("dataUriToString", ValueTypes.Text, 1, 1, Any, operands => FromBase64(StrictText(operands[0]).Split(',')[^1])),
        Define("uriComponent", ValueTypes.Text, 1, 1, Any, operands => Encode(StrictText(operands[0]))),
        Define("uriComponentToString", ValueTypes.Text, 1, 1, Any, operands => Uri.UnescapeDataString(StrictText(operands[0]))),
        UriPart("uriHost", uri => uri.Host),
        UriPart("uriPath", uri => uri.AbsolutePath),
        UriPart("uriPathAndQuery", uri => uri.PathAndQuery),
        UriPart("uriQuery", uri => uri.Query),
        UriPart("uriScheme", uri => uri.Scheme),
    ];

    private static ExpressionFunction UriPart(string name, Func<Uri, string> part) =>
        Define(
            name,
            ValueTypes.Text,
            1,
            1,
            Any,
            operands =>
                Uri.TryCreate(StrictText(operands[0]), UriKind.Absolute, out var uri) && !uri.IsFile
                    ? part(uri)
                    : throw new ExpressionException($"'{operands[0]}' is no whole address")
        );

    /// <summary>A number has groups of thousands, as in the language.</summary>
    private static object? ToText(object? value)
    {
        if (value is not double number || double.IsNaN(number))
            return ScriptValue.ToPlainText(value);
        var text = ScriptNumber.ToText(number);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return ScriptNumber.ToGroups(number, point < 0 ? 0 : text.Length - point - 1);
    }

    private static object? ToNumber(object? value, bool isInteger)
    {
        if (value is not (string or double))
            return Undefined.Value;
        var number = value is double given && !isInteger ? given : ScriptNumber.ParseStart(ScriptValue.ToText(value), isInteger);
        return double.IsNaN(number) ? throw new ExpressionException($"'{value}' is no number") : number;
    }

    private static object? Parse(object? value)
    {
        try
        {
            using var json = JsonDocument.Parse(StrictText(value).Trim(), new() { MaxDepth = CardLimits.MaxDepth });
            return ScriptValue.FromJson(json.RootElement);
        }
        catch (JsonException)
        {
            throw new ExpressionException($"'{value}' is no JSON");
        }
    }

    private static object? FormatNumber(object?[] operands)
    {
        var (number, digits) = (Number(operands[0]), Number(operands[1]));
        return ScriptValue.IsInteger(digits) && digits >= 0
            ? ScriptNumber.ToGroups(ScriptNumber.Round(number, digits), (int)Math.Min(digits, int.MaxValue))
            : throw new ExpressionException("the places after the point are a whole number from 0");
    }

    private static string ToBase64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>One character for each byte, as the package has it under Node, where it writes UTF-8.</summary>
    private static string FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var count)
            ? Encoding.Latin1.GetString(bytes, 0, count)
            : throw new ExpressionException($"'{text}' is not base 64");
    }

    /// <summary>JavaScript leaves five signs more than .NET does.</summary>
    private static string Encode(string text) =>
        Uri.EscapeDataString(text)
            .Replace("%21", "!", StringComparison.Ordinal)
            .Replace("%27", "'", StringComparison.Ordinal)
            .Replace("%28", "(", StringComparison.Ordinal)
            .Replace("%29", ")", StringComparison.Ordinal)
            .Replace("%2A", "*", StringComparison.Ordinal);
}
