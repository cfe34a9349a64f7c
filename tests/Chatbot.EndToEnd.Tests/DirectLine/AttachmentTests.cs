using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>Files that people attach, and what they may ask about them, without a language model.</summary>
public sealed class AttachmentTests
{
    [Fact]
    public async Task File_WithoutAQuestion_IsAcknowledgedAndAnsweredAboutAfterARestart()
    {
        using var folder = new TestFolder();
        await using var host = new ChatbotProcess(folder.Path, "--Assistant:Provider=offline");
        await host.StartAsync();
        using var http = host.CreateClient();
        var (mine, path) = await StartConversationAsync(http);
        var (theirs, otherPath) = await StartConversationAsync(http);

        await UploadAsync(http, mine, path, "contract.txt", "Term: two years.\nThe notice period is six weeks.\nPlace: Bern.");
        await ReadUntilAsync(http, mine, path, "I have **contract.txt**. What would you like to know about it?");
        await host.KillAsync();
        await host.StartAsync();
        await PostAsync(http, mine, path, "What does the attachment say about the notice period?");
        await ReadUntilAsync(http, mine, path, "In **contract.txt** it says:\n\n> The notice period is six weeks.");
        await PostAsync(http, mine, path, "What does the attachment say about penguins?");
        await ReadUntilAsync(http, mine, path, "I found nothing about that in **contract.txt**.");

        await PostAsync(http, theirs, otherPath, "What does the attachment say about the notice period?");
        var answers = await ReadAsync(http, theirs, otherPath, seen => seen.Count == 2);
        Assert.DoesNotContain("six weeks", answers[1], StringComparison.Ordinal);
    }

    private static async Task<(string Token, string Path)> StartConversationAsync(HttpClient http)
    {
        var token = (await SendAsync(http, null, "v3/directline/tokens/generate", new StringContent("{}"))).GetProperty("token");
        var started = await SendAsync(http, token.GetString(), "v3/directline/conversations", new StringContent("{}"));
        return (token.GetString()!, $"v3/directline/conversations/{started.GetProperty("conversationId").GetString()}");
    }

    private static async Task UploadAsync(HttpClient http, string token, string path, string name, string text)
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        await SendAsync(http, token, $"{path}/upload", new MultipartFormDataContent { { file, "file", name } });
    }

    private static Task PostAsync(HttpClient http, string token, string path, string text) =>
        SendAsync(
            http,
            token,
            $"{path}/activities",
            new StringContent($$"""{"type":"message","text":{{JsonSerializer.Serialize(text)}}}""")
        );

    private static async Task<JsonElement> SendAsync(HttpClient http, string? token, string path, HttpContent content)
    {
        if (content is StringContent)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, ChatbotProcess.Token);
        var body = await response.Content.ReadAsStringAsync(ChatbotProcess.Token);
        Assert.True(response.IsSuccessStatusCode, body);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    private static async Task ReadUntilAsync(HttpClient http, string token, string path, string text) =>
        await ReadAsync(http, token, path, seen => seen.Contains(text));

    private static async Task<List<string>> ReadAsync(
        HttpClient http,
        string token,
        string path,
        Func<List<string>, bool> isThere
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{path}/activities");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, limit.Token);
            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(limit.Token));
            var seen = page
                .RootElement.GetProperty("activities")
                .EnumerateArray()
                .Select(activity => activity.TextOf() ?? "")
                .ToList();
            if (isThere(seen))
            {
                return seen;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }
}
