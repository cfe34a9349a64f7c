using System.Text.Json;
using Chatbot.Testing.ChatClients;
using Microsoft.AspNetCore.Http;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary>A model server that repeats a value in whatever it says or does, as long as it knows it from what it was sent.</summary>
internal sealed class TellTaleModel : IAsyncDisposable
{
    private readonly FakeOpenAIServer _server;
    private readonly string _value;
    private TaskCompletionSource? _silent;

    private TellTaleModel(FakeOpenAIServer server, string value) => (_server, _value) = (server, value);

    public string[] Settings =>
        [
            "--Assistant:Provider=openai",
            $"--Providers:OpenAI:Endpoint={_server.Endpoint}",
            "--Providers:OpenAI:ApiKey=sk-test",
            "--Providers:OpenAI:MaxRetries=0",
        ];

    public static async Task<TellTaleModel> StartAsync(string value)
    {
        var server = await FakeOpenAIServer.StartAsync(TestContext.Current.CancellationToken);
        var model = new TellTaleModel(server, value);
        server.OnStream = model.AnswerAsync;
        server.OnCall = context =>
            FakeOpenAIServer.CompleteAsync(context, $"Something about {model.Said(server.Requests.Last())}.");
        return model;
    }

    /// <summary>The next question is not answered; the task ends when it was asked.</summary>
    public Task SilenceOnce() => (_silent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Interlocked.Exchange(ref _silent, null) is { } silent)
        {
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }

        var request = _server.Requests.Last();
        var last = request.GetProperty("messages").EnumerateArray().Last();
        var asked = last.GetProperty("content").ToString().Split("Question: ")[^1];
        var said = Said(request);
        await (
            last.GetProperty("role").GetString() == "tool" ? FakeOpenAIServer.StreamAsync(context, $"Done with {said}.")
            : asked.Contains("search", StringComparison.Ordinal)
                ? CallAsync(context, "search_documents", $$"""{"query":"{{said}}"}""")
            : asked.Contains("ticket", StringComparison.Ordinal)
                ? CallAsync(context, "helpdesk_createTicket", $$$"""{"body":{"title":"{{{said}}}"}}""")
            : FakeOpenAIServer.StreamAsync(context, $"I know of {said}.")
        );
    }

    private string Said(JsonElement request) =>
        request.GetProperty("messages").GetRawText().Contains(_value, StringComparison.Ordinal) ? _value : "nothing";

    private static async Task CallAsync(HttpContext context, string tool, string arguments)
    {
        context.Response.ContentType = "text/event-stream";
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk(
                $$$"""{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"{{{tool}}}","arguments":{{{JsonSerializer.Serialize(arguments)}}}}}]},"finish_reason":null}"""
            )
        );
        await FakeOpenAIServer.SendAsync(
            context,
            FakeOpenAIServer.Chunk("""{"index":0,"delta":{},"finish_reason":"tool_calls"}""")
        );
        await FakeOpenAIServer.SendAsync(context, "[DONE]");
    }
}
