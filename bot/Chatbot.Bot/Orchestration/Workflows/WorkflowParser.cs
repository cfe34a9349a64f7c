using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Reads and checks definitions. Everything that is wrong is found at once. Pure.</summary>
internal static partial class WorkflowParser
{
    private const int LongestFile = 1_000_000;
    private const int LongestDescription = 1000;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <param name="json">The content of the file.</param>
    /// <param name="source">What to call it in an error.</param>
    /// <param name="limits">What a run may take at most; a definition may only lower it.</param>
    /// <exception cref="WorkflowDefinitionException">It cannot be used.</exception>
    public static WorkflowDefinition Parse(string json, string source, WorkflowLimits limits)
    {
        var issues = new List<WorkflowIssue>();
        var definition = TryRead(json, issues) is { } root ? Read(new(root, "$", issues), limits) : null;
        return issues.Count == 0 ? definition! : throw new WorkflowDefinitionException(source, issues);
    }

    private static JsonElement? TryRead(string json, List<WorkflowIssue> issues)
    {
        if (json.Length > LongestFile)
        {
            issues.Add(new("$", $"It is longer than {LongestFile} characters.", "Split it."));
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            issues.Add(new("$", $"It is not JSON: {exception.Message}", "Correct it."));
            return null;
        }
    }

    private static WorkflowDefinition Read(WorkflowJson root, WorkflowLimits limits)
    {
        root.Only("name", "version", "description", "input", "steps", "output", "limits");
        var name = root.Text("name");
        if (name.Length > 0 && !Name().IsMatch(name))
        {
            root.Find("name")!
                .Problem($"'{name}' is no name.", "Write up to 40 lower-case letters, digits and '_', a letter first.");
        }

        var description = root.Text("description");
        if (description.Length > LongestDescription)
        {
            root.Find("description")!.Problem("It is too long.", $"Write at most {LongestDescription} characters.");
        }

        root.Require("version");
        var input = root.Object("input");
        if (root.Find("input") is { } schema)
        {
            WorkflowSchema.Check(schema, isObject: true);
        }

        var names = new WorkflowNames(input);
        var steps = new WorkflowStepParser(names).Steps(root, "steps");
        var (output, outputSchema) = Output(root, names);
        return new()
        {
            Name = name,
            Version = root.Whole("version", 1, 1_000_000, 1),
            Description = description,
            Input = input,
            Steps = steps,
            Output = output,
            OutputSchema = outputSchema,
            Limits = Limits(root, limits),
            Source = root.Element,
        };
    }

    private static (JsonElement Value, JsonElement? Schema) Output(WorkflowJson root, WorkflowNames names)
    {
        if (root.Require("output") is not { } output)
        {
            return (default, null);
        }

        output.Only("value", "schema");
        if (output.Require("value") is { } value)
        {
            names.CheckAll(value);
        }

        return (output.Find("value")?.Element ?? default, WorkflowStepParser.Schema(output, "schema"));
    }

    private static WorkflowLimits Limits(WorkflowJson root, WorkflowLimits most)
    {
        if (root.Find("limits") is not { } limits)
        {
            return most;
        }

        limits.Only("maxSteps", "maxCalls", "maxTokens", "maxCost", "maxDuration");
        return new(
            limits.Whole("maxSteps", 1, most.MaxSteps, most.MaxSteps),
            limits.Whole("maxCalls", 1, most.MaxCalls, most.MaxCalls),
            (long)limits.Number("maxTokens", 1, most.MaxTokens, most.MaxTokens),
            limits.Number("maxCost", 0, most.MaxCost > 0 ? most.MaxCost : 1_000_000, most.MaxCost),
            limits.Time("maxDuration", TimeSpan.FromSeconds(1), most.MaxDuration, most.MaxDuration)
        );
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Name();
}
