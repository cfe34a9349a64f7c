using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Knowledge.Documents;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class AnswerRendererTests
{
    private static readonly ChannelCapabilities Plain = new();

    private static readonly ChannelCapabilities Rich = new()
    {
        Citations = true,
        AIGeneratedLabel = true,
        SuggestedActions = true,
        Markdown = MarkdownFeatures.All,
    };

    [Fact]
    public void Entities_SayThatItIsGenerated_AndNameTheSourcesOfEachPart()
    {
        var answer = Answer($"{Sentences(1, 30)}\n\n{Sentences(2, 30)}");

        var messages = Render(answer, Rich with { MaxTextLength = 1000 });

        Assert.Equal(2, messages.Count);
        Assert.All(messages, message => Assert.Contains("AIGeneratedContent", Json(message), StringComparison.Ordinal));
        Assert.Contains("\"position\":1", Json(messages[0]), StringComparison.Ordinal);
        Assert.DoesNotContain("\"position\":2", Json(messages[0]), StringComparison.Ordinal);
        Assert.Contains("\"position\":2", Json(messages[1]), StringComparison.Ordinal);
        Assert.DoesNotContain("\"position\":1", Json(messages[1]), StringComparison.Ordinal);
        Assert.Null(messages[0].SuggestedActions);
        Assert.Equal(["Tell me about leave"], messages[1].SuggestedActions!.Actions!.Select(action => action.Title));
        Assert.DoesNotContain("LikeAction", Json(messages[0]), StringComparison.Ordinal);
        Assert.Contains("LikeAction", Json(messages[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void PlainText_HasSourcesNextQuestionsAndLabelBelow()
    {
        var message = Assert.Single(Render(Answer("**30** days [1]."), Plain));

        Assert.Equal(
            "30 days [1].\n\n[1] Leave › Vacation: https://bot.example/passages/c1\n\n"
                + "You could ask next:\n1. Tell me about leave\n\nAI-generated answer. Please check what matters.",
            message.Text
        );
        Assert.Equal("plain", message.TextFormat);
        Assert.Null(message.Entities);
        Assert.Null(message.SuggestedActions);
    }

    [Theory]
    [InlineData("de-DE", "Von KI erzeugte Antwort.")]
    [InlineData("fr", "Réponse générée par IA.")]
    [InlineData(null, "AI-generated answer.")]
    public void Label_IsInTheLanguageOfThePerson(string? locale, string expected) =>
        Assert.Contains(expected, Render(Answer("Yes [1]."), Plain, locale)[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Label_IsWordedByTheOwner() =>
        Assert.EndsWith(
            "\n\nWritten by a machine",
            Render(Answer("Yes [1]."), Plain, label: "Written by a machine")[0].Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Sources_FollowThePartThatCitesThem_AndNothingIsTooLong()
    {
        var answer = Answer($"{Sentences(1, 30)}\n\n{Sentences(2, 30)}\n\n{Sentences(1, 30)}");

        var messages = Render(answer, Plain with { MaxTextLength = 1000 });

        Assert.All(messages, message => Assert.InRange(message.Text!.Length, 1, 1000));
        var sources = messages.Where(message => message.Text!.Contains("passages/", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, sources.Count);
        Assert.Contains("[1] Leave › Vacation: https://bot.example/passages/c1", sources[0].Text, StringComparison.Ordinal);
        Assert.Contains("[2] Travel: https://bot.example/passages/c2", sources[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("[1]", sources[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Brackets_InCode_AreNoSources()
    {
        var message = Assert.Single(Render(Answer("```\nx[1]\n```\nSee `y[2]`."), Rich));

        Assert.DoesNotContain("citation", Json(message), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Activity> Render(
        AssistantUpdate.Final answer,
        ChannelCapabilities capabilities,
        string? locale = null,
        string label = ""
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Hosting:PublicUrl"] = "https://bot.example" })
            .Build();
        using var server = new NoServer();
        var renderer = new AnswerRenderer(
            new PublicAddress(configuration, server),
            new CardRenderer(NullLogger<CardRenderer>.Instance),
            Options.Create(new AssistantOptions { GeneratedLabel = label })
        );
        var composer = new AnswerComposer(capabilities);
        composer.Append(answer.Text[..(answer.Text.Length / 2)]);
        return renderer.Render(answer, composer, locale, capabilities).Messages;
    }

    private static string Sentences(int source, int count) =>
        string.Join(' ', Enumerable.Repeat($"This is one fact of it [{source}].", count)).TrimEnd();

    private static string Json(Activity activity) => ActivityJson.ToJson(activity);

    private static AssistantUpdate.Final Answer(string text) =>
        new(text, Found: true, [Passage("c1", "Leave", "Vacation"), Passage("c2", "Travel")], ["Tell me about leave"]);

    private static Passage Passage(string id, string title, params string[] path) =>
        new()
        {
            ChunkId = id,
            DocumentId = "d",
            Title = title,
            TitlePath = path,
            Text = "30 days.",
        };

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}
