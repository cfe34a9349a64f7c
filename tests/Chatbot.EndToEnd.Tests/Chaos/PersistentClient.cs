using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.DirectLine;

namespace Chatbot.EndToEnd.Tests.Chaos;

/// <summary>
/// A client of one conversation that does what a good client does when the server is gone: the same again, with the same
/// clientActivityID, until it is acknowledged.
/// </summary>
internal sealed class PersistentClient(ChatbotProcess host, HttpClient http)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private string _conversation = "";
    private string? _token;

    /// <summary>Requests that had to be repeated.</summary>
    public int Repeated { get; private set; }

    /// <summary>Where the stream of this conversation is.</summary>
    public string StreamUrl { get; private set; } = "";

    /// <summary>What was acknowledged: the text, and the id that the server gave it.</summary>
    public List<(string Text, string Id)> Acknowledged { get; } = [];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var generated = await SendAsync(HttpMethod.Post, "tokens/generate", "{}", cancellationToken);
        _token = generated.GetProperty("token").GetString();
        var started = await SendAsync(HttpMethod.Post, "conversations", "{}", cancellationToken);
        _conversation = started.GetProperty("conversationId").GetString()!;
        Take(started);
    }

    /// <summary>The same client at another address of the product.</summary>
    public PersistentClient At(ChatbotProcess other, HttpClient otherHttp) =>
        new(other, otherHttp) { _conversation = _conversation, _token = _token };

    /// <summary>Asks for the address of the stream anew.</summary>
    public async Task ReconnectAsync(CancellationToken cancellationToken) =>
        Take(await SendAsync(HttpMethod.Get, $"conversations/{_conversation}", json: null, cancellationToken));

    /// <summary>Posts until it is acknowledged.</summary>
    public async Task<string> PostAsync(string text, CancellationToken cancellationToken)
    {
        var json = $$$"""{"type":"message","text":"{{{text}}}","channelData":{"clientActivityID":"client {{{text}}}"}}""";
        var answer = await SendAsync(HttpMethod.Post, $"conversations/{_conversation}/activities", json, cancellationToken);
        var id = answer.GetProperty("id").GetString()!;
        Acknowledged.Add((text, id));
        return id;
    }

    /// <summary>The whole transcript, once it shows what is wanted.</summary>
    public async Task<List<JsonElement>> ReadUntilAsync(
        Func<List<JsonElement>, bool> isThere,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<JsonElement>();
        var watermark = await ReadAsync(seen, "", cancellationToken);
        while (!isThere(seen))
        {
            await Task.Delay(Pause, cancellationToken);
            watermark = await ReadAsync(seen, watermark, cancellationToken);
        }

        var whole = new List<JsonElement>();
        await ReadAsync(whole, "", cancellationToken);
        return whole;
    }

    /// <summary>Adds what comes after a watermark; returns the new one.</summary>
    private async Task<string> ReadAsync(List<JsonElement> activities, string watermark, CancellationToken cancellationToken)
    {
        while (true)
        {
            var path = $"conversations/{_conversation}/activities?watermark={watermark}";
            var page = await SendAsync(HttpMethod.Get, path, json: null, cancellationToken);
            activities.AddRange(page.GetProperty("activities").EnumerateArray());
            var next = page.GetProperty("watermark").GetString()!;
            if (next == watermark || page.GetProperty("activities").GetArrayLength() == 0)
            {
                return next;
            }

            watermark = next;
        }
    }

    private void Take(JsonElement conversation)
    {
        _token = conversation.GetProperty("token").GetString();
        StreamUrl = conversation.GetProperty("streamUrl").GetString()!;
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, "v3/directline/" + path);
                request.Headers.Authorization = _token is null ? null : new AuthenticationHeaderValue("Bearer", _token);
                request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
                using var response = await http.SendAsync(request, cancellationToken);
                if (response.StatusCode < HttpStatusCode.InternalServerError)
                {
                    var body = await response.Content.ReadAsStringAsync(cancellationToken);
                    Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} to {method} {path}: {body}");
                    using var document = JsonDocument.Parse(body);
                    return document.RootElement.Clone();
                }
            }
            catch (Exception exception)
                when (exception is HttpRequestException or IOException or JsonException
                    || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                )
            {
                // The connection broke, or nobody answered in time: nobody knows whether it was taken.
            }

            Repeated++;
            await Task.Delay(Pause, cancellationToken);
            await host.ReadyAsync(cancellationToken);
        }
    }
}
