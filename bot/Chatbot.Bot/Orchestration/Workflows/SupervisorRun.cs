using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>What a supervisor is asked in each round, and what it decided. Pure.</summary>
internal static class SupervisorRun
{
    /// <summary>What the supervisor chooses when it can answer.</summary>
    public const string Finish = "finish";

    public static string Instructions(WorkflowStep.Supervisor step)
    {
        var text = new StringBuilder(
            $"You supervise workers. Choose the worker who does the next part of the task and say what to do, or choose \"{Finish}\" and give the answer. Workers:"
        );
        foreach (var worker in step.Workers)
        {
            text.Append("\n- ").Append(worker.Name).Append(": ").Append(worker.Description);
        }

        return text.ToString();
    }

    /// <param name="task">What is to be done in all.</param>
    /// <param name="reports">What workers have reported.</param>
    /// <param name="roundsLeft">How many more workers may be chosen.</param>
    public static string Prompt(string task, IReadOnlyList<Report> reports, int roundsLeft)
    {
        var text = new StringBuilder($"Task: {task}");
        foreach (var report in reports)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n\nReport of {report.Worker} on “{ModelCaller.Fence(report.Task)}”:\n{ModelCaller.Fence(TextTemplate.TextOf(report.Output))}"
            );
        }

        return text.Append(
                roundsLeft > 0
                    ? string.Create(CultureInfo.InvariantCulture, $"\n\nYou may choose a worker {roundsLeft} more times.")
                    : $"\n\nNo worker can be chosen any more: choose \"{Finish}\" and answer with what you have."
            )
            .ToString();
    }

    /// <summary>What the decision must look like.</summary>
    public static JsonElement Schema(WorkflowStep.Supervisor step, int roundsLeft)
    {
        var choices = new JsonArray(Finish);
        if (roundsLeft > 0)
        {
            foreach (var worker in step.Workers)
            {
                choices.Add(worker.Name);
            }
        }

        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["next"] = new JsonObject { ["type"] = "string", ["enum"] = choices },
                ["task"] = new JsonObject { ["type"] = "string", ["description"] = "What the worker is to do" },
                ["answer"] = new JsonObject { ["type"] = "string", ["description"] = $"The answer, with {Finish}" },
            },
            ["required"] = new JsonArray("next"),
        };
        return WorkflowJsonText.ToElement(schema);
    }

    public static Decision Read(JsonNode decision) =>
        new(
            decision["next"]!.GetValue<string>(),
            decision["task"]?.GetValue<string>() ?? "",
            decision["answer"]?.GetValue<string>() ?? ""
        );

    /// <summary>What a worker found.</summary>
    internal sealed record Report(string Worker, string Task, JsonNode Output);

    /// <summary>What the supervisor wants next.</summary>
    internal sealed record Decision(string Next, string Task, string Answer);
}
