using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>
/// Whether the arguments of a call are what the person wrote. A value that does not stand in the person's own words as whole
/// words counts as untrusted: how a model came to it cannot be known. Pure.
/// </summary>
internal static class UntrustedArguments
{
    /// <param name="arguments">A JSON object.</param>
    /// <param name="trusted">What people wrote.</param>
    public static bool AreIn(JsonElement arguments, IEnumerable<string> trusted)
    {
        var words = $" {string.Join('\n', trusted.Select(Normalize))} ";
        var values = Values(arguments).ToList();
        return values.Count == 0 || !values.TrueForAll(value => Holds(words, Normalize(value)));
    }

    private static IEnumerable<string> Values(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(property => property.Value.ValueKind == JsonValueKind.Null ? [] : Values(property.Value)),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(Values),
            JsonValueKind.String => [element.GetString()!],
            _ => [element.GetRawText()],
        };

    /// <summary>Whole words only: “5” is not in “50”.</summary>
    private static bool Holds(string words, string value)
    {
        if (value.Length == 0)
        {
            return false;
        }

        for (
            var at = words.IndexOf(value, StringComparison.Ordinal);
            at >= 0;
            at = words.IndexOf(value, at + 1, StringComparison.Ordinal)
        )
        {
            if (!IsWord(words[at - 1], value[0]) && !IsWord(words[at + value.Length], value[^1]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWord(char outside, char inside) => char.IsLetterOrDigit(outside) && char.IsLetterOrDigit(inside);

    private static string Normalize(string text) =>
        string.Join(
            ' ',
            text.Normalize(NormalizationForm.FormKC)
                .ToLowerInvariant()
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
