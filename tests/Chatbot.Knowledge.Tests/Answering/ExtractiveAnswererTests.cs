using System.Text.RegularExpressions;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Tests.Embeddings;
using Chatbot.Knowledge.Tests.Search;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Knowledge.Tests.Answering;

public sealed class ExtractiveAnswererTests : IClassFixture<UseLiteFixture>
{
    private readonly UseLiteFixture fixture;

    public ExtractiveAnswererTests(UseLiteFixture fixture) => this.fixture = fixture;

    private static Passage Vacation { get; } =
        Passage(
            "vacation",
            "Vacation policy",
            """
            Employees can take vacation after the probation period. Vacation must be requested two weeks ahead. Every full-time
            employee gets 25 vacation days per calendar year. Unused days expire on 31 March of the next year.
            """
        );

    private static Passage Travel { get; } =
        Passage(
            "travel",
            "Travel expenses",
            """
            Expenses are paid back within 10 days. The limits are:
            - Hotel: at most 140 euros a night
            - Meals: at most 45 euros a day
            - Taxi: only after 10 p.m.
            """,
            0.6
        );

    [Fact]
    public async Task Answer_QuestionForANumber_QuotesTheSentenceThatHoldsIt()
    {
        ExtractiveAnswer answer = await AskAsync("How many vacation days do I get?", Vacation, Travel);
        Assert.True(answer.Found);
        Assert.Contains("gets 25 vacation days per calendar year. [1]", answer.Text, StringComparison.Ordinal);
        Assert.Equal("vacation", answer.Citations[0].ChunkId);
    }

    [Theory]
    [InlineData("Whats the limit for a taxi?", "What is the limit for a taxi?")]
    [InlineData("whens unused vacation expire?", "When does unused vacation expire?")]
    public void Question_WithoutApostrophe_HasTheSameTerms(string careless, string careful) =>
        Assert.Equal(
            Question.Parse(careful).Terms.Order(StringComparer.Ordinal),
            Question.Parse(careless).Terms.Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Answer_ListItem_IsQuotedWithoutItsMarker()
    {
        ExtractiveAnswer answer = await AskAsync(
            "How much may a hotel cost a night?",
            Travel with
            {
                Score = 1,
            },
            Vacation with
            {
                Score = 0.3,
            }
        );
        Assert.True(answer.Found);
        Assert.Contains("Hotel: at most 140 euros a night [1]", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("- - ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_TableRow_IsReadable()
    {
        Passage table = Passage(
            "table",
            "Notice periods",
            "| Years of service | Notice period |\n|---|---|\n| Up to 2 years | 4 weeks |\n| More than 10 years | 4 months |"
        );
        ExtractiveAnswer answer = await AskAsync("What is the notice period for more than 10 years of service?", table);
        Assert.Contains("More than 10 years: 4 months [1]", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('|', answer.Text);
    }

    [Theory]
    [InlineData("Who won the world cup in 1998?")]
    [InlineData("What is the boiling point of tungsten?")]
    [InlineData("When was the Sydney Opera House opened?")]
    public async Task Answer_QuestionThatThePassagesDoNotAnswer_IsRefused(string question)
    {
        ExtractiveAnswer answer = await AskAsync(question, Vacation, Travel);
        Assert.False(answer.Found);
        Assert.Empty(answer.Citations);
        Assert.Empty(answer.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("\uD800")]
    [InlineData("the of and")]
    public async Task Answer_QuestionWithoutContent_NeverThrows(string question) =>
        Assert.NotNull(await AskAsync(question, Vacation, Travel));

    [Fact]
    public async Task Answer_NoPassages_IsRefused() => Assert.False((await AskAsync("How many vacation days do I get?")).Found);

    [Fact]
    public async Task Answer_FrequentlyAskedQuestion_QuotesTheAnswerNotTheQuestion()
    {
        Passage faq = Passage(
            "faq",
            "FAQ",
            "How do I reset my password? Open the portal and choose Forgot password. Who helps? The help desk does."
        );
        ExtractiveAnswer answer = await AskAsync("How do I reset my password?", faq);
        Assert.Contains("Open the portal", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("How do I reset", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_SeveralPassages_MarksCountFromOneInOrderOfUse()
    {
        Passage[] passages =
        [
            .. Enumerable
                .Range(1, 6)
                .Select(i =>
                    Passage($"p{i}", "Vacation policy", $"Site {i} grants {20 + i} vacation days a year.", 1 - (i / 100.0))
                ),
        ];
        ExtractiveAnswer answer = await AskAsync("How many vacation days does a site grant a year?", passages);
        int[] marks = [.. Regex.Matches(answer.Text, @"\[(\d+)\]").Select(match => int.Parse(match.Groups[1].Value))];
        Assert.Equal(Enumerable.Range(1, answer.Citations.Count), marks.Distinct());
        for (int i = 0; i < answer.Citations.Count; i++)
        {
            Assert.Contains($"{answer.Citations[i].Text} [{i + 1}]", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answer_SameInputTwice_IsTheSameAndShort()
    {
        ExtractiveAnswer first = await AskAsync("How many vacation days do I get?", Vacation, Travel);
        ExtractiveAnswer second = await AskAsync("How many vacation days do I get?", Vacation, Travel);
        Assert.Equal(first.Text, second.Text);
        Assert.InRange(first.Text.Split(' ').Length, 5, 79);
    }

    [Fact]
    public async Task Answer_EmbeddingFails_GoesOnByWords()
    {
        var answerer = new ExtractiveAnswerer(
            new FakeEmbeddings(_ => throw new InvalidOperationException("down")),
            NullLogger<ExtractiveAnswerer>.Instance
        );
        ExtractiveAnswer answer = await answerer.AnswerAsync(
            "How many vacation days do I get?",
            [Vacation with { VectorScore = null }],
            TestContext.Current.CancellationToken
        );
        Assert.Contains("25 vacation days", answer.Text, StringComparison.Ordinal);
    }

    private static Passage Passage(string id, string title, string text, double score = 1) =>
        new()
        {
            ChunkId = id,
            DocumentId = id,
            Title = title,
            Text = text,
            Score = score,
        };

    private Task<ExtractiveAnswer> AskAsync(string question, params Passage[] passages) =>
        new ExtractiveAnswerer(fixture.Generator, NullLogger<ExtractiveAnswerer>.Instance).AnswerAsync(
            question,
            passages,
            TestContext.Current.CancellationToken
        );
}
