using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.Testing.Connectors;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Answers that are too long for one message of their channel, from a process that may be killed between two of them.</summary>
public sealed class LongAnswerTests : IAsyncLifetime
{
    private const int Longest = 2000;
    private readonly TestFolder _folder = new();
    private FakeConnector _connector = null!;
    private ChatbotProcess _host = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _host = new ChatbotProcess(_folder.Path);
        await _host.StartAsync();
        _http = _host.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Answer_OnAChannelOfPlainText_ComesInParts_WithTheLabelAtTheEnd()
    {
        await AskAsync("stream 1000", "somechat");
        await _connector.WaitAsync(call => call.Text?.Contains("AI-generated", StringComparison.Ordinal) == true, Limit());

        var texts = _connector.Messages.Select(call => call.Text!).ToList();
        Assert.True(texts.Count > 3);
        Assert.All(texts, text => Assert.InRange(text.Length, 1, Longest));
        Assert.All(_connector.Messages, call => Assert.Equal("plain", call.Json.GetProperty("textFormat").GetString()));
        Assert.EndsWith("\n\nAI-generated answer. Please check what matters.", texts[^1], StringComparison.Ordinal);
        Assert.Equal(Words(1000), string.Join(' ', texts)[..^"\n\nAI-generated answer. Please check what matters.".Length]);
    }

    [Fact]
    public async Task Answer_WhoseHostIsKilledBetweenItsParts_GoesOnWithTheSameParts()
    {
        var never = new TaskCompletionSource();
        _connector.Answer = call =>
            call.IsMessage && call.Text!.Contains("word400 ", StringComparison.Ordinal)
                ? new(201, """{"id":"late"}""", Until: never.Task)
                : FakeConnector.AnswerAsUsual(call);
        await AskAsync("stream 1000", "somechat");
        await _connector.WaitAsync(call => call.Text?.Contains("word400 ", StringComparison.Ordinal) == true, Limit());

        await _host.KillAsync();
        await _host.StartAsync();
        await _connector.WaitAsync(call => call.Text?.Contains("AI-generated", StringComparison.Ordinal) == true, Limit());

        var texts = _connector.Messages.Select(call => call.Text!).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.StartsWith(Words(1000), string.Join(' ', texts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OnTeams_ShowsTheBeginningOfItsFirstPart_AndTheRestFollows()
    {
        await AskAsync("stream 3000", "msteams");
        await _connector.WaitAsync(call => call.IsMessage && call.Text!.EndsWith("word3000", StringComparison.Ordinal), Limit());

        var messages = _connector.Messages;
        var chunks = _connector.Calls.Where(call => call is { Type: "typing", Text: not null }).ToList();
        Assert.True(messages.Count > 2);
        Assert.Contains("\"streamType\":\"final\"", Encoding.UTF8.GetString(messages[0].Body), StringComparison.Ordinal);
        Assert.DoesNotContain(
            messages.Skip(1),
            call => Encoding.UTF8.GetString(call.Body).Contains("streaminfo", StringComparison.Ordinal)
        );
        Assert.All(chunks, chunk => Assert.StartsWith(chunk.Text!, messages[0].Text, StringComparison.Ordinal));
        Assert.Equal(Words(3000), string.Join(' ', messages.Select(call => call.Text)));
        Assert.All(
            messages,
            call => Assert.Contains("AIGeneratedContent", Encoding.UTF8.GetString(call.Body), StringComparison.Ordinal)
        );
    }

    private async Task AskAsync(string text, string channel)
    {
        var json = Inbound.Message(
            _connector.ServiceUrl,
            "m1",
            text,
            activity =>
            {
                activity["channelId"] = channel;
                activity["conversation"] = new JsonObject { ["id"] = "long", ["conversationType"] = "personal" };
            }
        );
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await _http.PostAsync("api/messages", content, ChatbotProcess.Token);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Range(1, count).Select(word => $"word{word}"));

    private static CancellationToken Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        return limit.Token;
    }
}
