using System.Text.Json;
using Chatbot.Bot.Commands.Cards;
using Chatbot.Bot.Orchestration.Prompts;

namespace Chatbot.Bot.Commands.Prompts;

/// <summary>The values of a prompt from a JSON file.</summary>
internal static class PromptValues
{
    /// <exception cref="PromptException">The file holds no JSON object.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<Dictionary<string, object?>> ReadAsync(string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return new(StringComparer.Ordinal);
        }

        try
        {
            using var document = JsonDocument.Parse(await CardFile.ReadTextAsync(file, cancellationToken));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ToObject(document.RootElement)
                : throw new PromptException($"{file}: the data must be a JSON object of values by name.");
        }
        catch (JsonException exception)
        {
            throw new PromptException($"{file} is no JSON: {exception.Message}");
        }
    }

    private static Dictionary<string, object?> ToObject(JsonElement element) =>
        element
            .EnumerateObject()
            .GroupBy(property => property.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => ToValue(group.Last().Value), StringComparer.Ordinal);

    private static object? ToValue(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => ToObject(element),
            JsonValueKind.Array => element.EnumerateArray().Select(ToValue).ToList(),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number => element.TryGetDecimal(out var number) ? number : element.GetRawText(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
}
