using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Cards.Model;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Prompts.Forms;

/// <summary>Reads what comes back from a form. A client may send anything.</summary>
internal static class FormReader
{
    private const int LongestValue = 4000;
    private const double DefaultMaxLength = LongestValue;

    /// <summary>The values of a submitted card; null when it is not this form.</summary>
    public static Dictionary<string, string>? Submitted(JsonElement? value, string form, IReadOnlyList<AdaptiveInput> fields)
    {
        if (value is not { } submitted || FreeJson.FindText(submitted, FormPrompt.FormMember) != form)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            Add(values, field.Id!, TextOf(FreeJson.Find(submitted, field.Id!)));
        }

        return values;
    }

    /// <summary>The values of lines <c>Label: value</c>; null when there is no such line.</summary>
    public static Dictionary<string, string>? Written(string? text, IReadOnlyList<AdaptiveInput> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (text ?? "").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var label = colon < 0 ? "" : line[..colon].Trim(' ', '-', '*');
            var field = fields.FirstOrDefault(candidate =>
                string.Equals(candidate.Label, label, StringComparison.OrdinalIgnoreCase)
                || string.Equals(candidate.Id, label, StringComparison.OrdinalIgnoreCase)
            );
            if (field is not null)
            {
                Add(values, field.Id!, ToValue(field, line[(colon + 1)..].Trim()));
            }
        }

        return values.Count == 0 ? null : values;
    }

    /// <summary>The inputs as lines to fill in, with the choices of those that have some.</summary>
    public static string Describe(IReadOnlyList<AdaptiveInput> fields) =>
        string.Join(
            '\n',
            fields.Select(field =>
                field is ChoiceSetInput { Choices: { } choices }
                    ? $"- {field.Label}: {string.Join(" / ", choices.Select(choice => choice.Title))}"
                    : $"- {field.Label}: …"
            )
        );

    /// <summary>Whether a value is one that the input allows.</summary>
    public static bool Fits(AdaptiveInput field, string? value) =>
        value is null ? field.IsRequired != true
        : value.Length > LongestValue ? false
        : field switch
        {
            TextInput text => value.Length <= (text.MaxLength ?? DefaultMaxLength),
            NumberInput number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var read)
                && double.IsFinite(read)
                && read >= (number.Min ?? double.MinValue)
                && read <= (number.Max ?? double.MaxValue),
            DateInput date => IsDay(value)
                && string.CompareOrdinal(value, date.Min ?? value) >= 0
                && string.CompareOrdinal(value, date.Max ?? value) <= 0,
            ChoiceSetInput choices => value.Split(',') is var chosen
                && (choices.IsMultiSelect == true || chosen.Length == 1)
                && chosen.All(one => choices.Choices?.Any(choice => choice.Value == one) == true),
            ToggleInput toggle => value == (toggle.ValueOn ?? "true") || value == (toggle.ValueOff ?? "false"),
            _ => true,
        };

    private static void Add(Dictionary<string, string> values, string id, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value))
        {
            values[id] = value.Trim();
        }
    }

    /// <summary>People write the title of a choice.</summary>
    private static string ToValue(AdaptiveInput field, string written) =>
        field is ChoiceSetInput { Choices: { } choices }
            ? choices.FirstOrDefault(choice => string.Equals(choice.Title, written, StringComparison.OrdinalIgnoreCase))?.Value
                ?? written
            : written;

    private static string? TextOf(JsonElement? value) =>
        value switch
        {
            { ValueKind: JsonValueKind.String or JsonValueKind.Number } plain => plain.ToString(),
            { ValueKind: JsonValueKind.True } => "true",
            { ValueKind: JsonValueKind.False } => "false",
            _ => null,
        };

    private static bool IsDay(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
