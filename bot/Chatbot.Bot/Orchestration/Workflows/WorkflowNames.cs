using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What templates at a place of a definition may refer to.</summary>
internal sealed class WorkflowNames
{
    private const string InputRoot = "input";
    private const string StepsRoot = "steps";
    private readonly JsonElement _input;
    private readonly HashSet<string> _steps;
    private readonly HashSet<string> _roots;
    private readonly HashSet<string> _ids;

    public WorkflowNames(JsonElement input)
        : this(input, [], [], new(StringComparer.Ordinal)) { }

    private WorkflowNames(JsonElement input, HashSet<string> steps, HashSet<string> roots, HashSet<string> ids) =>
        (_input, _steps, _roots, _ids) = (input, steps, roots, ids);

    /// <summary>For a branch: it sees what is there now, and what only branches have.</summary>
    public WorkflowNames Inner(params ReadOnlySpan<string> roots) => new(_input, [.. _steps], [.. _roots, .. roots], _ids);

    /// <summary>False when another step of the definition has this id.</summary>
    public bool Claim(string id) => _ids.Add(id);

    /// <summary>From now on the output of the step may be referred to.</summary>
    public void Add(string id) => _steps.Add(id);

    /// <summary>Notes what is wrong with a template.</summary>
    public void Check(WorkflowJson place, string template)
    {
        try
        {
            foreach (var reference in TextTemplate.Parse(template).References)
            {
                if (Why(reference) is { } why)
                {
                    place.Problem($"{{{{{reference}}}}} cannot be filled in. {why}", $"Known here: {Known()}.");
                }
            }
        }
        catch (FormatException exception)
        {
            place.Problem(exception.Message, "Write places as {{input.name}} or {{steps.id.output}}.");
        }
    }

    /// <summary>Notes what is wrong with the templates inside of a JSON value.</summary>
    public void CheckAll(WorkflowJson place)
    {
        foreach (var text in WorkflowJsonText.Texts(place.Element))
        {
            Check(place, text);
        }
    }

    private string? Why(string reference) =>
        reference.Split('.') switch
        {
            [InputRoot] => null,
            [InputRoot, var member, ..] => WorkflowSchema.WhyMissing(_input, member),
            [StepsRoot, var id, "output", ..] => _steps.Contains(id) ? null : $"No step '{id}' has ended before this one.",
            [StepsRoot, ..] => "A step is referred to as steps.id.output.",
            [var root, ..] => _roots.Contains(root) ? null : $"There is no '{root}' here.",
            _ => "It is empty.",
        };

    private string Known() =>
        string.Join(
            ", ",
            _steps.Order(StringComparer.Ordinal).Select(id => $"steps.{id}.output").Concat(_roots).Prepend("input")
        );
}
