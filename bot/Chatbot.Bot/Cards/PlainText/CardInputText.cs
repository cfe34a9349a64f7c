using System.Globalization;
using System.Text.Json;

namespace Chatbot.Bot.Cards.PlainText;

/// <summary>An input as text: what is asked, what is set already, and between what one may choose.</summary>
internal static class CardInputText
{
    /// <summary>Lines of an input of the schema; none for another type.</summary>
    public static List<string> Of(JsonElement input, string type) =>
        type switch
        {
            "Input.Text" or "Input.Number" or "Input.Date" or "Input.Time" =>
            [
                $"{Question(input)}: {Answer(input, type)}".TrimEnd(),
            ],
            "Input.Toggle" => [.. Label(input), $"[{(IsOn(input) ? "x" : " ")}] {Text(input, "title")}"],
            "Input.ChoiceSet" => Choices(input),
            _ => [],
        };

    private static string Question(JsonElement input)
    {
        var name = (string[])[Text(input, "label"), Text(input, "placeholder"), Text(input, "id"), "Answer"];
        return $"{name.First(text => text.Length > 0).TrimEnd(':', ' ')}{Required(input)}";
    }

    private static IEnumerable<string> Label(JsonElement input) =>
        Text(input, "label") is { Length: > 0 } label ? [$"{label.TrimEnd(':', ' ')}{Required(input)}:"] : [];

    private static string Required(JsonElement input) =>
        input.TryGetProperty("isRequired", out var required) && required.ValueKind == JsonValueKind.True ? " (required)" : "";

    /// <summary>The value, or what one may write; a password stays hidden.</summary>
    private static string Answer(JsonElement input, string type)
    {
        if (Text(input, "style").Equals("password", StringComparison.OrdinalIgnoreCase))
            return "…";
        if (Text(input, "value") is { Length: > 0 } value)
            return value;
        var hint = Text(input, "label").Length > 0 ? Text(input, "placeholder") : "";
        var range = Range(Text(input, "min"), Text(input, "max"));
        var format = type switch
        {
            "Input.Date" => "yyyy-mm-dd",
            "Input.Time" => "hh:mm",
            _ => "",
        };
        return string.Join(", ", ((string[])[hint, format, range]).Where(text => text.Length > 0)) is { Length: > 0 } help
            ? $"… ({help})"
            : "…";
    }

    private static string Range(string min, string max) =>
        (min.Length, max.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $"from {min}",
            (0, _) => $"up to {max}",
            _ => $"{min} to {max}",
        };

    private static bool IsOn(JsonElement toggle) =>
        Text(toggle, "value") is { Length: > 0 } value && value == (Text(toggle, "valueOn") is { Length: > 0 } on ? on : "true");

    private static List<string> Choices(JsonElement input)
    {
        var chosen = Text(input, "value").Split(',').ToHashSet(StringComparer.Ordinal);
        var isMulti = input.TryGetProperty("isMultiSelect", out var multi) && multi.ValueKind == JsonValueKind.True;
        var lines = new List<string> { $"{Question(input)} ({(isMulti ? "choose any" : "choose one")}):" };
        var number = 1;
        foreach (var choice in CardTextWriter.ListOf(input, "choices"))
        {
            var mark = chosen.Contains(Text(choice, "value")) ? " (chosen)" : "";
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  {number++}. {Text(choice, "title")}{mark}"));
        }

        return lines;
    }

    private static string Text(JsonElement json, string name) => CardTextWriter.TextOf(json, name);
}
