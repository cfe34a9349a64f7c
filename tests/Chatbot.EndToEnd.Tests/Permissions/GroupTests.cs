using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.Contracts.Conversations;
using Chatbot.EndToEnd.Tests.Pages;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Permissions;

/// <summary>A document for one group: its members are answered from it and open its citations, others learn nothing of it.</summary>
public sealed class GroupTests
{
    private const string Secret = "test-secret-of-32-characters-0123";
    private const string Question = "How large is the takeover budget of Project Heron?";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Document_OfAGroup_IsForItsMembersOnly()
    {
        await using var host = await PageHost.StartAsync(
            "--Sample:Enabled=false",
            $"--DirectLine:Secret={Secret}",
            "--Directory:Groups:finance:0=ann",
            "--Directory:Groups:finance:1=elsewhere/bob"
        );
        await ImportAsync(host.Services.GetRequiredService<IKnowledgeBase>());
        using var http = new HttpClient { BaseAddress = new Uri(host.Url) };

        var (annToken, ann) = await AskAsync(http, "ann");
        var (bobToken, bob) = await AskAsync(http, "bob");

        Assert.Contains("417", ann.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("417", bob.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Heron budget", bob.GetRawText(), StringComparison.Ordinal);
        var link = ann.GetProperty("entities")
            .EnumerateArray()
            .Where(entity => entity.TryGetProperty("citation", out _))
            .Select(entity => entity.GetProperty("citation")[0].GetProperty("appearance").GetProperty("url").GetString())
            .First()!;
        var passage = "/api" + new Uri(link).AbsolutePath;
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(http, passage, annToken));
        Assert.Equal(HttpStatusCode.NotFound, await OpenAsync(http, passage, bobToken));
    }

    private static async Task ImportAsync(IKnowledgeBase knowledge)
    {
        using var content = new MemoryStream(
            Encoding.UTF8.GetBytes("# Heron budget\n\nThe takeover budget of Project Heron is 417 million euros.\n")
        );
        await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = ConversationId.DefaultTenant,
                DocumentId = "heron",
                FileName = "heron.md",
                Content = content,
                Access = new AccessList(["group:finance"]),
            },
            Token
        );
        await knowledge.WhenIdleAsync(Token);
    }

    private static async Task<(string Token, JsonElement Answer)> AskAsync(HttpClient http, string user)
    {
        var generated = await SendAsync(http, HttpMethod.Post, "tokens/generate", Secret, $$$"""{"user":{"id":"{{{user}}}"}}""");
        var token = generated.GetProperty("token").GetString()!;
        var started = await SendAsync(http, HttpMethod.Post, "conversations", token, "{}");
        var path = $"conversations/{started.GetProperty("conversationId").GetString()}/activities";
        await SendAsync(http, HttpMethod.Post, path, token, $$"""{"type":"message","text":"{{Question}}","locale":"en"}""");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            var list = await SendAsync(http, HttpMethod.Get, path, token);
            foreach (var activity in list.GetProperty("activities").EnumerateArray())
            {
                if (
                    activity.GetProperty("from").GetProperty("id").GetString() != user
                    && activity.GetProperty("type").GetString() == "message"
                )
                {
                    return (token, activity.Clone());
                }
            }
        }

        throw new InvalidOperationException("No answer came.");
    }

    private static async Task<HttpStatusCode> OpenAsync(HttpClient http, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, Token);
        return response.StatusCode;
    }

    private static async Task<JsonElement> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        string token,
        string? json = null
    )
    {
        using var request = new HttpRequestMessage(method, $"/v3/directline/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, Token);
        var body = await response.Content.ReadAsStringAsync(Token);
        Assert.True(response.IsSuccessStatusCode, body);
        return JsonDocument.Parse(body).RootElement.Clone();
    }
}
