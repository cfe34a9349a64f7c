using System.Text.Json;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>One step of a workflow. A closed hierarchy.</summary>
/// <param name="Id">Unique within the definition; later steps refer to its output by it.</param>
/// <param name="Title">What people are told while it runs.</param>
internal abstract record WorkflowStep(string Id, string Title)
{
    /// <summary>Asks a language model.</summary>
    /// <param name="Instructions">Template of the system message; may be empty.</param>
    /// <param name="Prompt">Template of the user's message.</param>
    /// <param name="Schema">What the answer must fit, as JSON; null = the answer is a text.</param>
    internal sealed record Model(string Id, string Title, string Instructions, string Prompt, JsonElement? Schema)
        : WorkflowStep(Id, Title);

    /// <summary>Calls a tool of the catalogue, by the rules of the tool.</summary>
    /// <param name="Tool">Its name.</param>
    /// <param name="Arguments">An object whose texts are templates.</param>
    /// <param name="Schema">What the result must fit, as JSON; null = the result is a text.</param>
    internal sealed record Tool(string Id, string Title, string Name, JsonElement Arguments, JsonElement? Schema)
        : WorkflowStep(Id, Title);

    /// <summary>Runs branches at the same time and brings their results together.</summary>
    /// <param name="Branches">Sequences of steps; with <paramref name="ForEach"/> the one that is run for each item.</param>
    /// <param name="ForEach">Template whose value is an array; null = the branches are those that are declared.</param>
    /// <param name="MaxParallel">Branches at once.</param>
    /// <param name="Aggregate">How the results come together.</param>
    internal sealed record Parallel(
        string Id,
        string Title,
        IReadOnlyList<IReadOnlyList<WorkflowStep>> Branches,
        string? ForEach,
        int MaxParallel,
        Aggregation Aggregate
    ) : WorkflowStep(Id, Title);

    /// <summary>A language model that hands out tasks to workers until it can answer.</summary>
    internal sealed record Supervisor(string Id, string Title, string Task, IReadOnlyList<Worker> Workers, int MaxRounds)
        : WorkflowStep(Id, Title);

    /// <summary>Participants speak in turn; a judge decides.</summary>
    internal sealed record Debate(
        string Id,
        string Title,
        string Question,
        IReadOnlyList<Participant> Participants,
        int Rounds,
        string Judge,
        JsonElement? Schema
    ) : WorkflowStep(Id, Title);

    /// <summary>A person decides whether the run goes on.</summary>
    /// <param name="Text">Template of the question.</param>
    /// <param name="Lifetime">How long the person may think; then the run ends and nothing more is done.</param>
    /// <param name="Approver">Who decides, by a name of <c>Tools:Approvers</c>; null = the person for whom it runs.</param>
    internal sealed record Approval(string Id, string Title, string Text, TimeSpan Lifetime, string? Approver)
        : WorkflowStep(Id, Title);

    /// <summary>Makes a value of what is there.</summary>
    /// <param name="Value">Any JSON whose texts are templates.</param>
    internal sealed record Answer(string Id, string Title, JsonElement Value) : WorkflowStep(Id, Title);

    /// <summary>How the results of branches come together.</summary>
    /// <param name="Kind">The way.</param>
    /// <param name="Separator">Between the texts, for <see cref="AggregationKind.Concat"/>.</param>
    /// <param name="Model">The step that is asked, for <see cref="AggregationKind.Model"/>; it may use <c>{{results}}</c>.</param>
    internal sealed record Aggregation(AggregationKind Kind, string Separator, Model? Model);

    /// <summary>A worker of a supervisor.</summary>
    /// <param name="Name">By which the supervisor chooses it.</param>
    /// <param name="Description">What it can do, for the supervisor.</param>
    /// <param name="Steps">They may use <c>{{task}}</c>; the output of the last one is the report.</param>
    internal sealed record Worker(string Name, string Description, IReadOnlyList<WorkflowStep> Steps);

    /// <summary>One who speaks in a debate.</summary>
    /// <param name="Name">Under which the others and the judge see what was said.</param>
    /// <param name="Instructions">What the participant stands for.</param>
    internal sealed record Participant(string Name, string Instructions);
}
