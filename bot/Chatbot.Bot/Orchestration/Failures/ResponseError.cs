using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>What the body of a refusal says, in whichever of the known shapes it comes.</summary>
/// <param name="Codes">Words made for programs, such as <c>context_length_exceeded</c>; the most specific first.</param>
/// <param name="Message">The sentence for people. It may quote the request, so it is never logged.</param>
internal sealed record ResponseError(IReadOnlyList<string> Codes, string Message)
{
    private const int LongestCode = 64;
    private static readonly string[] CodeNames = ["code", "type", "status"];

    /// <summary>
    /// Reads OpenAI's and Azure's <c>{"error":{"code","type","message","innererror":{"code"}}}</c>, Anthropic's
    /// <c>{"type":"error","error":{"type","message"}}</c>, vLLM's <c>{"message","type","code"}</c>, Ollama's
    /// <c>{"error":"text"}</c>, and a list of one of them. Anything else is a message without codes.
    /// </summary>
    public static ResponseError Read(string body)
    {
        var codes = new List<string>();
        var message = new StringBuilder();
        try
        {
            using var document = JsonDocument.Parse(body);
            Collect(document.RootElement, codes, message, depth: 0);
        }
        catch (JsonException)
        {
            return new([], body);
        }

        return new(codes, message.ToString());
    }

    public bool HasCode(params ReadOnlySpan<string> codes)
    {
        foreach (var code in codes)
        {
            if (Codes.Contains(code, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public bool Says(params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (Message.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Collect(JsonElement element, List<string> codes, StringBuilder message, int depth)
    {
        const int Deepest = 4;
        if (depth > Deepest)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0)
        {
            Collect(element[0], codes, message, depth + 1);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String)
            {
                Take(member.Name, member.Value.GetString()!, codes, message);
            }
            else if (member.Name is "error" or "innererror" or "detail")
            {
                Collect(member.Value, codes, message, depth + 1);
            }
        }
    }

    private static void Take(string name, string value, List<string> codes, StringBuilder message)
    {
        if (CodeNames.Contains(name, StringComparer.Ordinal) && IsCode(value))
        {
            codes.Insert(name == "code" ? 0 : codes.Count, value);
        }
        else if (name is "message" or "error" or "detail")
        {
            message.Append(value).Append('\n');
        }
    }

    /// <summary>A word without blanks: it goes to the log, so it cannot be a sentence.</summary>
    private static bool IsCode(string value) =>
        value.Length is > 0 and <= LongestCode
        && value != "error"
        && value.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-' or '.');
}
