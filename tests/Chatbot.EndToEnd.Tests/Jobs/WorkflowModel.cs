using System.Collections.Concurrent;
using System.Text.Json;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.EndToEnd.Tests.Jobs;

/// <summary>A model server that answers by a word of the question, counts, and can be told to be silent once.</summary>
internal sealed class WorkflowModel : IAsyncDisposable
{
    /// <summary>An answer that begins so is a call of a tool: its name and its arguments.</summary>
    public const string CallMark = "CALL ";

    private readonly FakeOpenAIServer _server;
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _silent = new(StringComparer.Ordinal);

    private WorkflowModel(FakeOpenAIServer server) => _server = server;

    /// <summary>Word of the question → what is answered.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    public string Endpoint => _server.Endpoint;

    public static async Task<WorkflowModel> StartAsync()
    {
        var server = await FakeOpenAIServer.StartAsync(TestContext.Current.CancellationToken);
        var model = new WorkflowModel(server);
        server.OnStream = model.AnswerAsync;
        return model;
    }

    /// <summary>The next question with this word is not answered; the task ends when it was asked.</summary>
    public Task SilenceOnce(string word) =>
        _silent.GetOrAdd(word, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>How often a question with this word was asked.</summary>
    public int Count(string word) =>
        _server.Requests.Count(request => Question(request).Contains(word, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>What it was asked last: by a person, or by the result of a tool.</summary>
    private static string Question(JsonElement request) =>
        request
            .GetProperty("messages")
            .EnumerateArray()
            .Last(message => message.GetProperty("role").GetString() is "user" or "tool")
            .GetProperty("content")
            .ToString();

    private async Task AnswerAsync(HttpContext context)
    {
        var question = Question(_server.Requests.Last());
        var word = Answers.Keys.First(known => question.Contains(known, StringComparison.Ordinal));
        if (_silent.TryRemove(word, out var silent))
        {
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        await (
            Answers[word].Split(CallMark, 2) is ["", var call]
                ? CallAsync(context, call.Split(' ', 2))
                : FakeOpenAIServer.StreamAsync(context, Answers[word])
        );
    }

    private static async Task CallAsync(HttpContext context, string[] call)
    {
        context.Response.ContentType = "text/event-stream";
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk(
                $$$"""{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"{{{call[0]}}}","arguments":{{{JsonSerializer.Serialize(call[1])}}}}}]},"finish_reason":null}"""
            )
        );
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk("""{"index":0,"delta":{},"finish_reason":"tool_calls"}""")
        );
        await FakeOpenAIServer.SendAsync(context, "[DONE]");
    }
}
