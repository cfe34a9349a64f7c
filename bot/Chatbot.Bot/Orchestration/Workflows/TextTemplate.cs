using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>
/// A text with places such as <c>{{input.topic}}</c> and <c>{{steps.outline.output}}</c>. A place without a value is a
/// failure, never an empty text. Immutable.
/// </summary>
internal sealed partial class TextTemplate
{
    private readonly IReadOnlyList<Part> _parts;

    private TextTemplate(IReadOnlyList<Part> parts) => _parts = parts;

    /// <summary>What its places refer to, in order.</summary>
    public IEnumerable<string> References => _parts.Where(part => part.IsReference).Select(part => part.Text);

    /// <exception cref="FormatException">A place is not closed, or is no path.</exception>
    public static TextTemplate Parse(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var open)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                throw new FormatException("'{{' is never closed by '}}'.");
            }

            var path = text[(open + 2)..close].Trim();
            if (!Path().IsMatch(path))
            {
                throw new FormatException($"'{path}' is no path such as input.topic or steps.outline.output.");
            }

            if (open > at)
            {
                parts.Add(new(text[at..open], IsReference: false));
            }

            parts.Add(new(path, IsReference: true));
            at = close + 2;
        }

        if (at < text.Length || parts.Count == 0)
        {
            parts.Add(new(text[at..], IsReference: false));
        }

        return new(parts);
    }

    /// <summary>The value of a template that is one place only; otherwise the text.</summary>
    public JsonNode Evaluate(TemplateScope scope) =>
        _parts is [{ IsReference: true } only]
            ? scope.Resolve(only.Text).DeepClone()
            : JsonValue.Create(Render(scope, same => same))!;

    /// <param name="scope">What the places refer to.</param>
    /// <param name="fence">How a value is written into the text.</param>
    public string Render(TemplateScope scope, Func<string, string> fence)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            text.Append(part.IsReference ? fence(TextOf(scope.Resolve(part.Text))) : part.Text);
        }

        return text.ToString();
    }

    /// <summary>A text as it is, anything else as JSON.</summary>
    public static string TextOf(JsonNode node) =>
        node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(WorkflowJsonText.Readable);

    [GeneratedRegex(
        @"^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Path();

    private sealed record Part(string Text, bool IsReference);
}
