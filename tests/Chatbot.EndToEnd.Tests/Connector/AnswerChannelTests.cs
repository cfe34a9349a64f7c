using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Evaluation.Questions;
using Chatbot.Knowledge.Language;
using Chatbot.Testing.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Answers from the sample handbook as different channels show them.</summary>
public sealed class AnswerChannelTests(HandbookConnector handbook) : IClassFixture<HandbookConnector>
{
    private const string Question = "How many vacation days do full-time employees get?";
    private const string Unanswerable = "Who won the football world cup?";
    private const int LongestSms = 612;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Emulator_GetsTheSourcesAsACard_ThatOpensThem()
    {
        var answer = await handbook.SayAsync(handbook.NewConversation(), "emulator", Question);

        var card = CardOf(answer);
        Assert.Contains("30 days", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/passages/", answer.Text, StringComparison.Ordinal);
        Assert.Contains("/passages/", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"Action.OpenUrl\"", card.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith("Sources (", card.GetProperty("actions")[0].GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TextOnlyChannel_GetsTheSourcesAsAList()
    {
        var answer = await handbook.SayAsync(handbook.NewConversation(), "somechat", Question);

        Assert.False(answer.Json.TryGetProperty("attachments", out _));
        Assert.Contains("/passages/", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "The nearest topics in the documents are")]
    [InlineData("de", "Die nächstliegenden Themen in den Dokumenten sind")]
    public async Task Refusal_OnAChannelWithCards_ShowsTheNearestPassages(string locale, string heading)
    {
        var answer = await handbook.SayAsync(handbook.NewConversation(), "emulator", Unanswerable, locale: locale);

        var card = CardOf(answer).GetRawText();
        Assert.Contains(heading, JsonDocument.Parse(card).RootElement.GetProperty("body")[0].GetProperty("text").GetString());
        Assert.Contains("/passages/", card, StringComparison.Ordinal);
        Assert.DoesNotContain(heading, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_WithoutCards_NamesTheNearestTopics() =>
        Assert.Contains(
            "The nearest topics in the documents are:\n- ",
            (await handbook.SayAsync(handbook.NewConversation(), "somechat", Unanswerable)).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Search_ListsPassages_AsACardOrAsText()
    {
        var drawn = await handbook.SayAsync(handbook.NewConversation(), "emulator", "/search vacation days", locale: "de");
        var written = await handbook.SayAsync(handbook.NewConversation(), "somechat", "/search vacation days", locale: "fr");

        var heading = CardOf(drawn).GetProperty("body")[0].GetProperty("text").GetString();
        Assert.Contains("Treffer zu „vacation days“", heading, StringComparison.Ordinal);
        Assert.Contains("Leave and holidays", CardOf(drawn).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("résultats pour « vacation days »", written.Text, StringComparison.Ordinal);
        Assert.Contains("/passages/", written.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithoutWords_SaysHow_AndHelpListsIt()
    {
        var talk = handbook.NewConversation();

        Assert.Contains(
            "/search remote work",
            (await handbook.SayAsync(talk, "somechat", "/search")).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/search: lists passages",
            (await handbook.SayAsync(talk, "somechat", "/help", 2)).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sms_GetsTheShortFirstPart_AndTheRestWhenItIsAskedFor()
    {
        var talk = handbook.NewConversation();

        var first = await handbook.SayAsync(talk, "sms", "What do I have to do when I lost my laptop?");
        var count = 1;
        var last = first;
        while (last.Text!.EndsWith("Write “more” to read on.", StringComparison.Ordinal))
        {
            last = await handbook.SayAsync(talk, "sms", "More!", ++count);
            Assert.InRange(count, 2, 20);
        }

        var messages = handbook.Connector.Messages.Where(call => call.ConversationId == talk).ToList();
        Assert.True(count > 1);
        Assert.Equal(count, messages.Count);
        Assert.All(messages, message => Assert.InRange(message.Text!.Length, 1, LongestSms));
        Assert.Contains("[1]", first.Text, StringComparison.Ordinal);
        Assert.Contains("/passages/", first.Text, StringComparison.Ordinal);
        Assert.Contains("AI-generated answer.", first.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sms_MoreOfAnotherPerson_IsAQuestionOfTheirOwn()
    {
        var talk = handbook.NewConversation();
        var first = await handbook.SayAsync(talk, "sms", "What do I have to do when I lost my laptop?");
        Assert.EndsWith("Write “more” to read on.", first.Text, StringComparison.Ordinal);

        var other = await handbook.SayAsync(talk, "sms", "more", 2, change: activity => activity["from"]!["id"] = "u2");
        var mine = await handbook.SayAsync(talk, "sms", "more", 3);

        // The assistant takes the word of the other for a question; the rest of the answer is still mine.
        Assert.NotEqual(other.Text, mine.Text);
        Assert.Contains("AI-generated answer.", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("AI-generated answer.", mine.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestion_IsAskedByItsNumber_WhereThereAreNoButtons()
    {
        var talk = handbook.NewConversation();
        var answer = await handbook.SayAsync(talk, "somechat", Question);
        var suggestion = NumberedSuggestions.Find(answer.Text, "1");

        var next = await handbook.SayAsync(talk, "somechat", "1", 2);

        Assert.NotNull(suggestion);
        Assert.Contains("[1]", next.Text, StringComparison.Ordinal);
    }

    /// <summary>Short first: whatever is asked, the first part of an answer is short and holds the source that it rests on.</summary>
    [Fact]
    public async Task OfflineAnswers_AreShortFirst()
    {
        var answered = 0;
        foreach (var question in await QuestionsAsync())
        {
            var final = await AskAsync(question);
            if (!final.Found)
            {
                continue;
            }

            answered++;
            var end = ShortAnswer.EndOfFirst(final.Text, LongestSms - AnswerComposer.RoomForOffer);
            var first = final.Text[..(end ?? 0)];
            Assert.True(
                first.Contains('[', StringComparison.Ordinal)
                    && first.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length <= ShortAnswer.MostWords,
                $"{question}\n{final.Text}"
            );
        }

        Assert.True(answered >= 40, $"{answered} answers");
    }

    /// <summary>Whatever is asked, each suggestion is answered when it is asked, in the language of the answer that proposed it.</summary>
    [Fact]
    public async Task Suggestions_AreAnswered_InTheLanguageOfTheAnswer()
    {
        var suggestions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in await QuestionsAsync())
        {
            var final = await AskAsync(question);
            foreach (var suggestion in final.Suggestions)
            {
                suggestions[suggestion] = final.Text;
            }
        }

        foreach (var (suggestion, from) in suggestions)
        {
            var final = await AskAsync(suggestion);
            Assert.True(final.Found, $"{suggestion}\n{final.Text}");
            Assert.Equal(LanguageDetector.Detect(from) ?? "en", LanguageDetector.Detect(final.Text) ?? "en");
        }

        Assert.True(suggestions.Count >= 10, $"{suggestions.Count} suggestions");
    }

    [Fact]
    public async Task Refusal_InAnotherLanguageThanTheDocuments_ProposesNothingInTheirLanguage()
    {
        var final = await AskAsync("Wer hat die Fußballweltmeisterschaft gewonnen?", "de");

        Assert.False(final.Found);
        Assert.Empty(final.Suggestions);
    }

    private async Task<AssistantUpdate.Final> AskAsync(string question, string? locale = null)
    {
        var request = new AssistantRequest
        {
            Tenant = ConversationId.DefaultTenant,
            Audience = Audience.Of("ann"),
            ConversationId = "test",
            Text = question,
            Locale = locale,
        };
        var assistant = handbook.Host.Services.GetRequiredService<Assistant>();
        return await assistant.AnswerAsync(request, new NoJournal(), Token).OfType<AssistantUpdate.Final>().SingleAsync(Token);
    }

    private static async Task<IReadOnlyList<string>> QuestionsAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Chatbot.sln")))
        {
            root = root.Parent!;
        }

        var questions = await QuestionSet.ReadAsync(Path.Combine(root.FullName, "tests", "evaluation", "handbook.jsonl"), Token);
        return [.. questions.Select(question => question.Question)];
    }

    private static JsonElement CardOf(ConnectorCall call) => call.Json.GetProperty("attachments")[0].GetProperty("content");

    private sealed class NoJournal : ITurnJournal
    {
        public Task<T> StepAsync<T>(
            string name,
            JsonTypeInfo<T> typeInfo,
            Func<CancellationToken, Task<T>> step,
            CancellationToken cancellationToken
        ) => step(cancellationToken);

        public Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T value) => Task.CompletedTask;
    }
}
