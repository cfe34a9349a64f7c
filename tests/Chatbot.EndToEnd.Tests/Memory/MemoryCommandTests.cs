using System.Text.Json;
using Chatbot.Bot.Commands;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;
using Chatbot.EndToEnd.Tests.Commands;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary><c>memory show</c> as a program of its own, on the data folder of a bot.</summary>
public sealed class MemoryCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Show_PrintsConsentFactsAndConversations()
    {
        await FillAsync();

        var json = JsonDocument.Parse(await RunAsync("memory", "show", "--user", "ann", "--json")).RootElement;

        var user = Assert.Single(json.EnumerateArray());
        Assert.Equal(("default", "test", "ann"), (Text(user, "tenant"), Text(user, "channel"), Text(user, "userId")));
        Assert.True(user.TryGetProperty("consentedAt", out _));
        var fact = Assert.Single(user.GetProperty("facts").EnumerateArray());
        Assert.Equal(("My badge number is 17", "c1|0000003"), (Text(fact, "text"), Text(fact, "messageId")));
        Assert.True(fact.GetProperty("expiresAt").GetDateTimeOffset() > fact.GetProperty("saidAt").GetDateTimeOffset());
        Assert.Contains(
            "“My badge number is 17”: said on ",
            await RunAsync("memory", "show", "--user", "ann"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Show_OfAnotherUserOrTenant_PrintsNothing()
    {
        await FillAsync();

        Assert.Equal("[]", (await RunAsync("memory", "show", "--user", "bob", "--json")).Trim());
        Assert.Equal("[]", (await RunAsync("memory", "show", "--user", "ann", "--tenant", "other", "--json")).Trim());
        Assert.Contains(
            "Nothing is remembered of user 'bob'",
            await RunAsync("memory", "show", "--user", "bob"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Show_WithoutAUser_IsAnError() =>
        Assert.NotEqual(0, await ChatbotCommand.Create().Parse(["memory", "show"]).InvokeAsync(cancellationToken: Token));

    public void Dispose() => _folder.Dispose();

    private async Task FillAsync()
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddMetrics()
            .AddSingleton(TimeProvider.System)
            .AddPersistence(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:DataPath", _folder.Path)]).Build())
            .AddSingleton<UserMemory>()
            .BuildServiceProvider();
        await services.GetRequiredService<Database>().MigrateAsync(Token);
        var (memory, ann) = (services.GetRequiredService<UserMemory>(), new UserKey("default", "test", "ann"));
        await memory.SetConsentAsync(ann, isGiven: true);
        await memory.RememberAsync(
            ann,
            new("test", "default", "c1"),
            new()
            {
                Text = "My badge number is 17",
                Turn = 3,
                MessageId = "c1|0000003",
                SaidAt = TimeProvider.System.GetUtcNow(),
            }
        );
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await CommandProgram.RunAsync([.. arguments, "--data", _folder.Path]);
        Assert.True(code == 0, error);
        return output;
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
