using System.Net;
using System.Net.WebSockets;
using System.Text.Json;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>One client of one conversation.</summary>
internal sealed record DirectLineGuest(DirectLineHost Host, string Conversation, string Token, string StreamUrl)
{
    public string Path => $"/v3/directline/conversations/{Conversation}";

    public async Task<string> PostAsync(string text, string? clientActivityId = null)
    {
        var data = clientActivityId is null ? "" : $$""","channelData":{"clientActivityID":"{{clientActivityId}}"}""";
        var answer = await Host.GetJsonAsync(
            HttpMethod.Post,
            Path + "/activities",
            Token,
            $$"""{"type":"message","text":"{{text}}"{{data}}}"""
        );
        return answer.GetProperty("id").GetString()!;
    }

    public Task<JsonElement> ListAsync(string query = "") =>
        Host.GetJsonAsync(HttpMethod.Get, $"{Path}/activities{query}", Token);

    /// <summary>Polls until the transcript shows what is wanted.</summary>
    public async Task<JsonElement[]> ListUntilAsync(Func<JsonElement[], bool> isThere)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(DirectLineHost.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        while (true)
        {
            var activities = (await ListAsync()).GetProperty("activities").EnumerateArray().ToArray();
            if (isThere(activities))
            {
                return activities;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    public Task<DirectLineSocket> ConnectAsync(string? url = null) => DirectLineSocket.ConnectAsync(url ?? StreamUrl);
}
