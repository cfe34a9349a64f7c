using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Orchestration;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Answers;

public sealed class NumberedSuggestionsTests
{
    /// <summary>The number of a suggestion finds it, in every language and whatever stands before and after the list.</summary>
    [Fact]
    public void Number_FindsTheSuggestionThatWasWritten() =>
        Gen.Select(Gen.Int[0, 2], Gen.OneOf("Tell me about leave", "Reisen 2. Klasse", "3. Pause").Array[1, 3], Gen.Int[0, 5])
            .Sample(
                (language, suggestions, number) =>
                {
                    var texts = AssistantLanguages.All[language];
                    var message =
                        $"The answer is this:\n1. no suggestion\n\n{NumberedSuggestions.Write(suggestions, texts)}\n\nA label.";

                    var found = NumberedSuggestions.Find(message, $" {number}. ");

                    Assert.Equal(number >= 1 && number <= suggestions.Length ? suggestions[number - 1] : null, found);
                }
            );

    [Theory]
    [InlineData(null, "1")]
    [InlineData("1. a list of its own", "1")]
    [InlineData("You could ask next:\n1. this", "one")]
    [InlineData("You could ask next:\n1. this", "1 day")]
    [InlineData("You could ask next:\n1. this", null)]
    public void Other_FindsNothing(string? message, string? reply) => Assert.Null(NumberedSuggestions.Find(message, reply));
}
