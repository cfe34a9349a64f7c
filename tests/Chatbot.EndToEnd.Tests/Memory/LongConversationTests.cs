using System.Globalization;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Knowledge.Chunking;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary>Five hundred turns over HTTP: every request stays in the budget, and the first fact is still known.</summary>
public sealed class LongConversationTests : IDisposable
{
    private const int Turns = 500;
    private const int Window = 8000;
    private const int Answer = 1000;
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FiveHundredTurns_WithALanguageModel_StayInBudgetAndKnowTheFirstFact()
    {
        await using var server = await FakeOpenAIServer.StartAsync(Token);
        server.OnStream = context =>
            FakeOpenAIServer.StreamAsync(context, "I have taken note of that, and here is a short remark.");
        server.OnCall = context => FakeOpenAIServer.CompleteAsync(context, "They spoke of parcels.");
        var catalogue = Path.Combine(_folder.Path, "models.json");
        await File.WriteAllTextAsync(
            catalogue,
            $$"""[{"model":"small","contextTokens":{{Window}},"maxOutputTokens":{{Answer}},"capabilities":["tools","json","streaming"]}]""",
            Token
        );
        await using var host = await MemoryHost.StartAsync(
            "--Assistant:Provider=compatible",
            $"--Assistant:ModelCatalogue={catalogue}",
            $"--Providers:Compatible:Endpoint={server.Endpoint}",
            "--Providers:Compatible:Model=small",
            "--DirectLine:PostsPerMinute=10000"
        );
        var talk = await host.TalkAsync("dl_ann");

        await TalkAsync(talk, "What is my badge number?");

        var streamed = server.Requests.Where(IsAnswer).ToList();
        Assert.Equal(Turns, streamed.Count);
        Assert.All(streamed, request => Assert.InRange(TokensOf(request), 1, Window - Answer));
        var last = streamed[^1].GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
        Assert.Contains("<memory>", last, StringComparison.Ordinal);
        Assert.Contains(
            "“My badge number is BX-4711”",
            last[..last.IndexOf("</memory>", StringComparison.Ordinal)],
            StringComparison.Ordinal
        );
        Assert.Contains("They spoke of parcels.", last, StringComparison.Ordinal);
        Assert.EndsWith("Question: What is my badge number?", last, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiveHundredTurns_WithoutALanguageModel_KnowTheFirstFactAndStayBounded()
    {
        await using var host = await MemoryHost.StartAsync("--DirectLine:PostsPerMinute=10000");
        var talk = await host.TalkAsync("dl_ann");

        var answer = await TalkAsync(talk, "What is my badge number?");

        Assert.Contains("“My badge number is BX-4711”", answer, StringComparison.Ordinal);
        Assert.InRange(talk.State!.Length, 1, 200_000);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string> TalkAsync(MemoryHost.Talk talk, string question)
    {
        await talk.SayAsync("My badge number is BX-4711.");
        for (var turn = 2; turn < Turns; turn++)
        {
            await talk.SayAsync(
                turn % 2 == 0
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"Parcel {turn} weighs {turn * 3} kilos and goes to depot {turn % 7}."
                    )
                    : string.Create(CultureInfo.InvariantCulture, $"How heavy may parcel {turn} be?")
            );
        }

        return await talk.AskAsync(question);
    }

    private static bool IsAnswer(JsonElement request) => request.TryGetProperty("stream", out var stream) && stream.GetBoolean();

    private static int TokensOf(JsonElement request)
    {
        var counter = new O200kTokenCounter();
        var messages = request
            .GetProperty("messages")
            .EnumerateArray()
            .Sum(message => counter.Count(message.GetProperty("content").ToString()) + MessageTokens.PerMessage);
        var tools = request.TryGetProperty("tools", out var offered) ? counter.Count(offered.GetRawText()) : 0;
        return messages + tools;
    }
}
