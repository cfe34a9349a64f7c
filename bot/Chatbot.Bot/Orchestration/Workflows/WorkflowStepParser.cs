using System.Text.Json;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Reads the steps of a definition.</summary>
/// <param name="names">What templates may refer to.</param>
internal sealed partial class WorkflowStepParser(WorkflowNames names)
{
    private const int MostBranches = 20;
    private const int MostRounds = 20;
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(30);

    /// <summary>Kind → the members that it may have beside <c>id</c>, <c>kind</c> and <c>title</c>.</summary>
    private static readonly Dictionary<string, string[]> Kinds = new(StringComparer.Ordinal)
    {
        ["model"] = ["instructions", "prompt", "schema"],
        ["tool"] = ["tool", "arguments", "schema"],
        ["parallel"] = ["branches", "forEach", "steps", "maxParallel", "aggregate"],
        ["supervisor"] = ["task", "workers", "maxRounds"],
        ["debate"] = ["question", "participants", "rounds", "judge", "schema"],
        ["approval"] = ["text", "expires", "approver"],
        ["answer"] = ["value"],
    };

    public IReadOnlyList<WorkflowStep> Steps(WorkflowJson parent, string member)
    {
        var steps = new List<WorkflowStep>();
        foreach (var place in parent.Items(member))
        {
            if (Step(place) is { } step)
            {
                steps.Add(step);
                names.Add(step.Id);
            }
        }

        return steps;
    }

    /// <summary>The schema at a place, checked; null when there is none.</summary>
    public static JsonElement? Schema(WorkflowJson parent, string member)
    {
        if (parent.Find(member) is not { } schema)
        {
            return null;
        }

        WorkflowSchema.Check(schema);
        return schema.Element;
    }

    private WorkflowStep? Step(WorkflowJson place)
    {
        var kind = place.Text("kind");
        if (!Kinds.TryGetValue(kind, out var members))
        {
            if (kind.Length > 0)
            {
                place.Find("kind")!.Problem($"There is no kind '{kind}'.", $"Write one of {string.Join(", ", Kinds.Keys)}.");
            }

            return null;
        }

        place.Only(["id", "kind", "title", .. members]);
        var id = Id(place);
        var title = place.Text("title", isRequired: false) is { Length: > 0 } given ? given : id;
        return kind switch
        {
            "model" => Model(place, id, title, names),
            "tool" => Tool(place, id, title),
            "parallel" => Parallel(place, id, title),
            "supervisor" => Supervisor(place, id, title),
            "debate" => Debate(place, id, title),
            "approval" => new WorkflowStep.Approval(
                id,
                title,
                Template(place, "text", names),
                Lifetime(place),
                place.Find("approver") is null ? null : place.Text("approver")
            ),
            _ => Answer(place, id, title),
        };
    }

    private string Id(WorkflowJson place)
    {
        var id = place.Text("id");
        if (id.Length > 0 && !IdForm().IsMatch(id))
        {
            place.Find("id")!.Problem($"'{id}' is no id.", "Write up to 40 letters, digits, '_' and '-', a letter first.");
        }
        else if (id.Length > 0 && !names.Claim(id))
        {
            place
                .Find("id")!
                .Problem($"Another step is named '{id}'.", "Give each step an id of its own, also inside of branches.");
        }

        return id;
    }

    private static WorkflowStep.Model Model(WorkflowJson place, string id, string title, WorkflowNames names) =>
        new(
            id,
            title,
            Template(place, "instructions", names, isRequired: false),
            Template(place, "prompt", names),
            Schema(place, "schema")
        );

    private WorkflowStep.Tool Tool(WorkflowJson place, string id, string title)
    {
        var tool = place.Text("tool");
        if (place.Find("arguments") is { } arguments)
        {
            names.CheckAll(arguments);
        }

        return new(id, title, tool, place.Object("arguments"), Schema(place, "schema"));
    }

    private WorkflowStep.Parallel Parallel(WorkflowJson place, string id, string title)
    {
        IReadOnlyList<IReadOnlyList<WorkflowStep>> branches;
        string? forEach = null;
        if (place.Find("forEach") is not null)
        {
            if (place.Find("branches") is { } both)
            {
                both.Problem("A step has either 'forEach' and 'steps', or 'branches'.", "Remove one of them.");
            }

            forEach = Template(place, "forEach", names);
            branches = [new WorkflowStepParser(names.Inner("item", "index")).Steps(place, "steps")];
        }
        else
        {
            if (place.Find("steps") is { } steps)
            {
                steps.Problem("'steps' is for 'forEach'.", "Write 'branches', each with 'steps'.");
            }

            branches = [.. place.Items("branches", 2, MostBranches).Select(Branch)];
        }

        var most = place.Whole("maxParallel", 1, MostBranches, 4);
        return new(id, title, branches, forEach, most, Aggregate(place, id, title));
    }

    private IReadOnlyList<WorkflowStep> Branch(WorkflowJson place)
    {
        place.Only("steps");
        return new WorkflowStepParser(names.Inner()).Steps(place, "steps");
    }

    private WorkflowStep.Aggregation Aggregate(WorkflowJson place, string id, string title)
    {
        if (place.Find("aggregate") is not { } aggregate)
        {
            return new(AggregationKind.Collect, "", null);
        }

        switch (aggregate.Text("kind"))
        {
            case "collect":
                aggregate.Only("kind");
                return new(AggregationKind.Collect, "", null);
            case "concat":
                aggregate.Only("kind", "separator");
                return new(
                    AggregationKind.Concat,
                    aggregate.Find("separator")?.Element is { ValueKind: JsonValueKind.String } given
                        ? given.GetString()!
                        : "\n\n",
                    null
                );
            case "model":
                aggregate.Only("kind", "instructions", "prompt", "schema");
                return new(AggregationKind.Model, "", Model(aggregate, id, title, names.Inner("results")));
            default:
                aggregate.Problem("There is no such aggregation.", "Write \"kind\": \"collect\", \"concat\" or \"model\".");
                return new(AggregationKind.Collect, "", null);
        }
    }

    private WorkflowStep.Supervisor Supervisor(WorkflowJson place, string id, string title)
    {
        var workers = place.Items("workers", 1, MostBranches).Select(Worker).ToList();
        RequireDistinct(place, workers.Select(worker => worker.Name), "workers");
        if (workers.Exists(worker => worker.Name == SupervisorRun.Finish))
        {
            place.Problem(
                $"No worker can be named '{SupervisorRun.Finish}'.",
                "Rename it: the supervisor says this when it is done."
            );
        }

        return new(id, title, Template(place, "task", names), workers, place.Whole("maxRounds", 1, MostRounds, 6));
    }

    private WorkflowStep.Worker Worker(WorkflowJson place)
    {
        place.Only("name", "description", "steps");
        return new(
            place.Text("name"),
            place.Text("description"),
            new WorkflowStepParser(names.Inner("task")).Steps(place, "steps")
        );
    }

    private WorkflowStep.Debate Debate(WorkflowJson place, string id, string title)
    {
        var participants = place
            .Items("participants", 2, MostBranches)
            .Select(participant =>
            {
                participant.Only("name", "instructions");
                return new WorkflowStep.Participant(participant.Text("name"), Template(participant, "instructions", names));
            })
            .ToList();
        RequireDistinct(place, participants.Select(participant => participant.Name), "participants");
        return new(
            id,
            title,
            Template(place, "question", names),
            participants,
            place.Whole("rounds", 1, MostRounds, 2),
            Template(place, "judge", names),
            Schema(place, "schema")
        );
    }

    private WorkflowStep.Answer Answer(WorkflowJson place, string id, string title)
    {
        if (place.Require("value") is { } value)
        {
            names.CheckAll(value);
        }

        return new(id, title, place.Find("value")?.Element ?? default);
    }

    private static TimeSpan Lifetime(WorkflowJson place) =>
        place.Time("expires", TimeSpan.FromSeconds(1), LongestLifetime, TimeSpan.FromDays(1));

    private static string Template(WorkflowJson place, string member, WorkflowNames names, bool isRequired = true)
    {
        var text = place.Text(member, isRequired);
        if (text.Length > 0)
        {
            names.Check(place.Find(member)!, text);
        }

        return text;
    }

    private static void RequireDistinct(WorkflowJson place, IEnumerable<string> given, string what)
    {
        var twice = given.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
        {
            place.Problem($"Two {what} are named '{twice.Key}'.", "Give each a name of its own.");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex IdForm();
}
