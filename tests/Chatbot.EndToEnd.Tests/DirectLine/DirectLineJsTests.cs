using System.Text.Json;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Conversations;
using Chatbot.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.DirectLine;

public sealed class DirectLineJsTests
{
    private const int Online = 2;
    private const int ExpiredToken = 3;
    private const int FailedToConnect = 4;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Message_IsEchoedAndAnswered(bool webSocket)
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var client = await DirectLineJsClient.StartAsync(await OptionsAsync(host, webSocket));
        await client.WaitForStatusAsync(Online);

        await client.PostAsync("hello", "k1");
        await client.WaitForTextAsync("echo: hello");

        var echo = client.Activities.First();
        Assert.Equal("k1", echo.DataOf("clientActivityID"));
        Assert.All(client.Activities, activity => Assert.Equal("message", activity.TypeOf()));
    }

    [Fact]
    public async Task Stream_ArrivesInParts()
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var client = await DirectLineJsClient.StartAsync(await OptionsAsync(host));
        await client.WaitForStatusAsync(Online);

        await client.PostAsync("stream one two three", "k1");
        await client.WaitForTextAsync("one two three");

        var parts = client.Activities.Where(activity => activity.TypeOf() == "typing" && activity.DataOf("streamId") is not null);
        Assert.True(parts.Count() >= 3);
        Assert.Equal(parts.First().IdOf(), client.Activities.Last().DataOf("streamId"));
    }

    [Fact]
    public async Task Restart_IsSurvived_WithoutLossOrRepetition()
    {
        DirectLineJsClient client;
        string folder;
        string url;
        await using (var host = await DirectLineHost.StartAsync())
        {
            (folder, url) = (host.Folder, host.Url);
            client = await DirectLineJsClient.StartAsync(await OptionsAsync(host));
            await client.WaitForStatusAsync(Online);
            await client.PostAsync("before", "k1");
            await client.WaitForTextAsync("echo: before");
        }

        await using var restarted = await DirectLineHost.StartAsync(folder, url);
        await using (client)
        {
            await client.PostAsync("after", "k2");
            await client.WaitForTextAsync("echo: after");

            Assert.Equal(["before", "echo: before", "after", "echo: after"], client.Activities.Select(a => a.TextOf()));
        }
    }

    [Fact]
    public async Task Refresh_GivesTheClientAnotherToken()
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var client = await DirectLineJsClient.StartAsync(await OptionsAsync(host));
        await client.WaitForStatusAsync(Online);

        await client.SendAsync("""{"op":"refresh"}""");
        var refreshed = await client.WaitForKindAsync("refreshed");

        Assert.Equal(3, refreshed.GetProperty("token").GetString()!.Split('.').Length);
    }

    [Fact]
    public async Task ExpiredToken_IsSeenAsExpired()
    {
        var time = new ShiftedTimeProvider();
        await using var host = await DirectLineHost.StartAsync(time: time);
        await using var client = await DirectLineJsClient.StartAsync(await OptionsAsync(host));
        await client.WaitForStatusAsync(Online);

        time.Advance(TimeSpan.FromHours(1));
        await client.PostAsync("late", "k1");
        await client.WaitForStatusAsync(ExpiredToken);
        var posted = await client.WaitForKindAsync("posted");

        Assert.Equal("retry", posted.GetProperty("id").GetString());
    }

    [Fact]
    public async Task UnknownConversation_IsNoConnection()
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var client = await DirectLineJsClient.StartAsync(
            $$"""{"domain":"{{host.Url}}/v3/directline","secret":"{{DirectLineHost.Secret}}","conversationId":"AAAAAAAAAAAAAAAAAAAAAA"}"""
        );

        await client.WaitForStatusAsync(FailedToConnect);
    }

    [Fact]
    public async Task ArchivedConversation_HasEnded()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await using var client = await DirectLineJsClient.StartAsync(
            $$"""{"domain":"{{host.Url}}/v3/directline","token":"{{guest.Token}}","conversationId":"{{guest.Conversation}}","webSocket":false,"pollingInterval":200}"""
        );
        await client.WaitForStatusAsync(Online);

        await host
            .Services.GetRequiredService<TranscriptStore>()
            .SetStatusAsync(new("directline", ConversationId.DefaultTenant, guest.Conversation), ConversationStatus.Archived);
        await host.Conversation(guest.Conversation).RetireAsync(ConversationStatus.Archived);
        await client.PostAsync("too late", "k1");

        var refused = await client.WaitForKindAsync("refused");
        Assert.Equal(404, refused.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Upload_OfTwoFilesWithEqualNames_ArrivesWithBoth()
    {
        await using var host = await DirectLineHost.StartAsync();
        await using var client = await DirectLineJsClient.StartAsync(await OptionsAsync(host));
        await client.WaitForStatusAsync(Online);

        await client.SendAsync(
            """{"op":"upload","key":"u1","files":[{"name":"a.txt","text":"one","type":"text/plain"},{"name":"a.txt","text":"two","type":"text/plain"}]}"""
        );
        var echo = (await client.WaitForTextAsync("files")).GetProperty("activity");

        Assert.Equal("u1", echo.DataOf("clientActivityID"));
        var contents = new List<string>();
        foreach (var attachment in echo.GetProperty("attachments").EnumerateArray())
        {
            contents.Add(
                await host.Client.GetStringAsync(attachment.GetProperty("contentUrl").GetString(), DirectLineHost.Token)
            );
        }

        Assert.Equal(["one", "two"], contents);
    }

    [Fact]
    public async Task Reload_WithTheConversationId_BringsTheHistoryBack()
    {
        await using var host = await DirectLineHost.StartAsync();
        var guest = await host.StartConversationAsync();
        await guest.PostAsync("hello");
        await guest.ListUntilAsync(seen => seen.Length == 2);

        await using var client = await DirectLineJsClient.StartAsync(
            $$"""{"domain":"{{host.Url}}/v3/directline","token":"{{guest.Token}}","conversationId":"{{guest.Conversation}}"}"""
        );
        await client.WaitForTextAsync("echo: hello");

        Assert.Equal(["hello", "echo: hello"], client.Activities.Select(activity => activity.TextOf()));
    }

    private static async Task<string> OptionsAsync(DirectLineHost host, bool webSocket = true)
    {
        var generated = await host.GetJsonAsync(HttpMethod.Post, "/v3/directline/tokens/generate", token: null);
        var token = generated.GetProperty("token").GetString();
        return $$"""{"domain":"{{host.Url}}/v3/directline","token":"{{token}}","webSocket":{{JsonSerializer.Serialize(webSocket)}},"pollingInterval":200}""";
    }
}
