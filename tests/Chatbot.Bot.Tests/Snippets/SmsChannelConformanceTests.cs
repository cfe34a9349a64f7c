using System.Net;
using System.Net.Http.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Tests.Channels;
using Microsoft.AspNetCore.Builder;

namespace Chatbot.Bot.Tests.Snippets;

#region channel-test
public sealed class SmsChannelConformanceTests : ChannelConformanceTests
{
    private const string Secret = "secret-of-the-gateway";

    private protected override IChannel CreateChannel(HttpClient otherSide) => new SmsChannel(otherSide);

    private protected override void Map(WebApplication app) => app.MapSms(Secret);

    private protected override async Task<HttpStatusCode> PostAsync(HttpClient host, string id, string text, bool isTrusted)
    {
        host.DefaultRequestHeaders.Remove("X-Secret");
        host.DefaultRequestHeaders.Add("X-Secret", isTrusted ? Secret : "wrong");
        using var response = await host.PostAsJsonAsync("sms", new SmsMessage(id, "+491701234567", text), Token);
        return response.StatusCode;
    }

    private protected override string ReadText(string body) =>
        System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("text").GetString()!;
}
#endregion
