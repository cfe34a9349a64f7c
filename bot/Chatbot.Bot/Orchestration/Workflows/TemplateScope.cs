using System.Globalization;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What templates of one sequence of steps may refer to; an inner one sees what the outer one had when it began.</summary>
internal sealed class TemplateScope
{
    private const string StepsRoot = "steps";
    private readonly Dictionary<string, JsonNode> _roots;
    private readonly Dictionary<string, JsonNode> _steps;

    public TemplateScope(JsonNode input)
        : this(new(StringComparer.Ordinal) { ["input"] = input }, new(StringComparer.Ordinal)) { }

    private TemplateScope(Dictionary<string, JsonNode> roots, Dictionary<string, JsonNode> steps) =>
        (_roots, _steps) = (roots, steps);

    /// <summary>A scope of its own for a branch.</summary>
    public TemplateScope Inner(params ReadOnlySpan<(string Name, JsonNode Value)> roots)
    {
        var inner = new TemplateScope(new(_roots, StringComparer.Ordinal), new(_steps, StringComparer.Ordinal));
        foreach (var (name, value) in roots)
        {
            inner._roots[name] = value;
        }

        return inner;
    }

    public void Add(string step, JsonNode output) => _steps[step] = output;

    /// <exception cref="WorkflowFailedException">There is no such value.</exception>
    public JsonNode Resolve(string path)
    {
        var names = path.Split('.');
        var (node, rest) =
            names is [StepsRoot, var id, "output", .. var inside] ? (_steps.GetValueOrDefault(id), inside)
            : names is [var root, .. var members] ? (_roots.GetValueOrDefault(root), members)
            : (null, []);
        foreach (var name in rest)
        {
            node = node switch
            {
                JsonObject known => known[name],
                JsonArray items
                    when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                        && index < items.Count => items[index],
                _ => null,
            };
        }

        return node ?? throw new WorkflowFailedException($"{{{{{path}}}}} has no value.");
    }
}
