using Chatbot.Bot.Dialogs.Webhooks;
using Chatbot.Testing.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class WebhookTests
{
    [Fact]
    public async Task Answer_ThatStopsAfterItsStatus_CountsAsTaken()
    {
        await using var server = await FakeWebhook.StartAsync();
        server.Answer = context =>
            Results.Stream(async body =>
            {
                await body.WriteAsync("{\"number\":"u8.ToArray(), context.RequestAborted);
                await body.FlushAsync(context.RequestAborted);
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            });

        var answer = await PostAsync(server);

        Assert.Equal(new WebhookAnswer(IsAccepted: true, null, null, null), answer);
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Answer_ThatRefuses_IsNotTaken()
    {
        await using var server = await FakeWebhook.StartAsync();
        server.Answer = _ => Results.StatusCode(StatusCodes.Status503ServiceUnavailable);

        Assert.Equal(WebhookAnswer.Failed, await PostAsync(server));
    }

    private static async Task<WebhookAnswer> PostAsync(FakeWebhook server)
    {
        await using var services = new ServiceCollection().AddHttpClient().BuildServiceProvider();
        var webhook = new Webhook(services.GetRequiredService<IHttpClientFactory>(), NullLogger<Webhook>.Instance);
        return await webhook.PostAsync(
            new Uri(server.Url),
            authorization: "",
            key: "k1",
            json: "{}",
            TimeSpan.FromSeconds(2),
            TestContext.Current.CancellationToken
        );
    }
}
