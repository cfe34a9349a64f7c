using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Orchestration.Providers;

/// <summary>What every chat provider must do, whatever is behind it. One that speaks HTTP is named in <see cref="ProviderUnderTest"/> as well.</summary>
public abstract class ChatProviderConformanceTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);
    private static readonly ChatMessage[] Hello = [new(ChatRole.User, "Hello you three")];

    private protected abstract IChatProvider Provider { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Provider_SaysWhatItIs()
    {
        Assert.Matches("^[a-z][a-z0-9-]*$", Provider.Name);
        Assert.False(string.IsNullOrWhiteSpace(Provider.DefaultModel));
        Assert.InRange(Provider.MaxRetries, 0, 10);
    }

    [Fact]
    public async Task Answer_StreamedAndWhole_IsTheSameText()
    {
        using var client = Provider.CreateClient(Provider.DefaultModel, Silence);

        var pieces = await client.GetStreamingResponseAsync(Hello, cancellationToken: Token).ToListAsync(Token);
        var whole = await client.GetResponseAsync(Hello, cancellationToken: Token);

        Assert.NotEmpty(whole.Text);
        Assert.Equal(whole.Text, string.Concat(pieces.Select(piece => piece.Text)));
    }

    [Fact]
    public async Task Answer_ThatIsStopped_Ends()
    {
        using var client = Provider.CreateClient(Provider.DefaultModel, Silence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in client.GetStreamingResponseAsync(Hello, cancellationToken: stop.Token))
            {
                await stop.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task Host_WithItsNameInTheSettings_AnswersThroughIt()
    {
        await using var adapter = await TestAdapter.StartAsync(
            new() { Settings = [$"--Assistant:Provider={Provider.Name}"], Services = services => services.AddSingleton(Provider) }
        );

        var reply = Assert.Single(await adapter.SendAsync("What is the tallest tree of the park?"));

        Assert.DoesNotContain("Reference", reply.Text, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(reply.Text));
    }
}
