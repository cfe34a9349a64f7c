using System.Globalization;
using Chatbot.Bot.Orchestration.Workflows;
using Chatbot.Bot.Tests.Orchestration.Agents;
using Chatbot.Bot.Tools.Approval;
using Chatbot.Bot.Tools.Catalog;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

/// <summary>A run as a state machine: whatever steps it has and wherever the process dies, what comes out is the same.</summary>
public sealed class WorkflowCrashTests
{
    private static readonly Gen<string> Leaf = Any(
        """{ "id": "ID", "kind": "model", "prompt": "ID {{input.x}}" }""",
        """{ "id": "ID", "kind": "tool", "tool": "create_ticket", "arguments": { "title": "ID {{input.x}}" } }""",
        """{ "id": "ID", "kind": "approval", "text": "ID?" }""",
        """{ "id": "ID", "kind": "answer", "value": "ID" }"""
    );

    private static readonly Gen<string> Step = Gen.OneOf(
        Leaf,
        Leaf,
        Gen.Select(Leaf, Leaf)
            .Select(
                (one, other) =>
                    $$"""
                        { "id": "ID", "kind": "parallel", "branches": [
                          { "steps": [ {{one.Replace("ID", "IDl", StringComparison.Ordinal)}} ] },
                          { "steps": [ {{other.Replace("ID", "IDr", StringComparison.Ordinal)}} ] } ] }
                        """
            )
    );

    [Fact]
    public async Task Run_ThatCrashesAnywhere_EndsAsIfItHadNot() =>
        await Gen.Select(Step.List[1, 6], Gen.Int[1, 4].List[0, 12])
            .SampleAsync(
                async (steps, crashes) =>
                {
                    var workflow = Define(steps);
                    var whole = await RunAsync(workflow, []);
                    var broken = await RunAsync(workflow, crashes);

                    // A call with side effects that was cut off is never made again: the run says so and ends.
                    return broken.Output == whole.Output && Same(broken.Calls, whole.Calls)
                        || broken.Output.Contains("Uncertain", StringComparison.Ordinal)
                            && broken.Calls.Distinct(StringComparer.Ordinal).Count() == broken.Calls.Count;
                },
                iter: 60,
                threads: 1
            );

    [Fact]
    public async Task Run_ThatCrashesBetweenCalls_AsksTheModelOnceForEachStep() =>
        await Gen.Int[1, 8]
            .SampleAsync(
                async crash =>
                {
                    var steps = Enumerable.Repeat("""{ "id": "ID", "kind": "model", "prompt": "ID" }""", 6).ToList();
                    var (output, _, asked) = await RunAsync(Define(steps), [crash]);
                    return asked == 6 && output.Contains("s5", StringComparison.Ordinal);
                },
                iter: 8,
                threads: 1
            );

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool Same(IEnumerable<string> one, IEnumerable<string> other) =>
        one.Order(StringComparer.Ordinal).SequenceEqual(other.Order(StringComparer.Ordinal));

    private static WorkflowDefinition Define(IReadOnlyList<string> steps)
    {
        var named = steps.Select(
            (step, at) => step.Replace("ID", string.Create(CultureInfo.InvariantCulture, $"s{at}"), StringComparison.Ordinal)
        );
        var output = string.Join(",", steps.Select((_, at) => $"\"{{{{steps.s{at}.output}}}}\""));
        return WorkflowHost.Define(string.Join(",", named), $"[{output}]");
    }

    /// <summary>Runs in one process after the other, until none crashes; the person says yes to everything.</summary>
    private static async Task<(string Output, IReadOnlyList<string> Calls, int Asked)> RunAsync(
        WorkflowDefinition workflow,
        IReadOnlyList<int> crashes
    )
    {
        var tool = new TestTool(approval: ApprovalRule.Always);
        var recorded = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new Dictionary<string, PersonAnswer>(StringComparer.Ordinal);
        var (process, asked) = (0, 0);
        while (true)
        {
            await using var host = new WorkflowHost(tools: tool);
            foreach (var (id, answer) in answers)
            {
                host.Answers[id] = answer;
            }

            try
            {
                var journal = new CrashingJournal(recorded, process < crashes.Count ? crashes[process] : int.MaxValue);
                switch (await host.RunAsync(workflow, journal: journal))
                {
                    case WorkflowEnd.Waiting waiting:
                        answers.Add(waiting.Request.Id, new(IsApproved: true, Comment: waiting.Request.Subject));
                        break;
                    case WorkflowEnd.Done done:
                        return (done.Output.ToJsonString(), tool.Calls, asked + host.Model.Calls.Count);
                }
            }
            catch (CrashingJournal.CrashException)
            {
                // The next process goes on.
            }
            catch (WorkflowFailedException exception)
            {
                return (exception.Message, tool.Calls, asked + host.Model.Calls.Count);
            }

            asked += host.Model.Calls.Count;
            process++;
        }
    }
}
