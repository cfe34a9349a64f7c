using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>Asks a language model for a step. Each answer is in the journal before anything follows from it.</summary>
internal sealed partial class ModelCaller(ChatPipeline pipeline, PromptLibrary prompts, TimeProvider time)
{
    /// <param name="run">The run that asks.</param>
    /// <param name="path">Where in the run; unique.</param>
    /// <param name="instructions">What this step adds to the instructions of all; may be empty.</param>
    /// <param name="prompt">What is asked.</param>
    /// <param name="schema">What the answer must fit; an answer that does not is sent back once. Null = any text.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="WorkflowFailedException">There is no language model, a limit is reached, or the answer does not fit.</exception>
    public async Task<JsonNode> AskAsync(
        WorkflowRun run,
        string path,
        string instructions,
        string prompt,
        JsonElement? schema,
        CancellationToken cancellationToken
    )
    {
        if (!pipeline.Provider.IsLanguageModel)
        {
            throw new WorkflowFailedException("this step needs a language model, and none is set up.");
        }

        List<ChatMessage> messages = [new(ChatRole.System, System(instructions, schema)), new(ChatRole.User, prompt)];
        var text = await CallAsync(run, $"{path}/model", messages, cancellationToken);
        if (schema is not { } expected)
        {
            return JsonValue.Create(text)!;
        }

        var (value, problems) = Read(text, expected);
        if (value is null)
        {
            messages.Add(new(ChatRole.Assistant, text));
            messages.Add(
                new(ChatRole.User, $"This does not fit: {problems} Answer again, with JSON that fits and nothing else.")
            );
            (value, problems) = Read(await CallAsync(run, $"{path}/repair", messages, cancellationToken), expected);
        }

        return value ?? throw new WorkflowFailedException($"the answer of the language model does not fit: {problems}");
    }

    /// <summary>A value as data inside of a prompt: a fence that it cannot leave.</summary>
    public static string Fence(string value) => $"<data>{FenceMark().Replace(value, "‹")}</data>";

    /// <summary>The JSON of an answer, or what is wrong with it.</summary>
    public static (JsonNode? Value, string Problems) Read(string text, JsonElement schema)
    {
        var json = CodeFence().Match(text) is { Success: true } fenced ? fenced.Groups["json"].Value : text;
        try
        {
            if (JsonNode.Parse(json) is not { } value)
            {
                return (null, "it is null.");
            }

            var problems = WorkflowSchema.Problems(schema, value);
            return problems.Count == 0 ? (value, "") : (null, string.Join("; ", problems));
        }
        catch (JsonException)
        {
            return (null, "it is not JSON.");
        }
    }

    private string System(string instructions, JsonElement? schema)
    {
        var common = prompts.Render(PromptCatalog.Workflow).Text;
        var text = instructions.Length > 0 ? $"{common}\n\n{instructions}" : common;
        return schema is { } expected
            ? $"{text}\n\nAnswer with JSON that fits this schema, and nothing else:\n{expected.GetRawText()}"
            : text;
    }

    private async Task<string> CallAsync(
        WorkflowRun run,
        string step,
        IReadOnlyList<ChatMessage> messages,
        CancellationToken cancellationToken
    )
    {
        run.Budget.BeginCall();
        var reply = await run.Journal.StepAsync(
            step,
            WorkflowJsonContext.Default.ModelReply,
            token => CallAsync(run, messages, token),
            cancellationToken
        );
        run.Budget.EndCall(reply.ElapsedMs, reply.Tokens, reply.Cost);
        return reply.Text;
    }

    private async Task<ModelReply> CallAsync(
        WorkflowRun run,
        IReadOnlyList<ChatMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var calls = new CallRecord(new RoutingHints { Question = messages[1].Text, Locale = run.Request.Locale });
        var start = time.GetTimestamp();
        using var limit = new CancellationTokenSource(run.Budget.Left, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var response = await pipeline
                .Client.GetStreamingResponseAsync(messages, calls.AddTo(new ChatOptions()), stop.Token)
                .ToChatResponseAsync(stop.Token);
            if (calls.Model == ModelChains.Quotations)
            {
                throw AssistantException.Of(AssistantFailure.Unavailable, detail: "no language model answered");
            }

            var elapsed = time.GetElapsedTime(start).TotalMilliseconds;
            return new(response.Text.Trim(), calls.InputTokens + calls.OutputTokens, calls.Cost, elapsed);
        }
        catch (Exception exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WorkflowFailedException($"the time of this run is used up ({exception.GetType().Name}).");
        }
    }

    [GeneratedRegex(
        @"<(?=\s*/?\s*data\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex FenceMark();

    [GeneratedRegex(
        @"^\s*```(json)?\s*(?<json>.*?)\s*```\s*$",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex CodeFence();
}
