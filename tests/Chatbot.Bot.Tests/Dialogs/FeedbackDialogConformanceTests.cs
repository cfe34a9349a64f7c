namespace Chatbot.Bot.Tests.Dialogs;

public sealed class FeedbackDialogConformanceTests : DialogConformanceTests
{
    private protected override Task<DialogScript> ScriptAsync() =>
        Task.FromResult(
            new DialogScript(
                "Feedback",
                "I want to give feedback",
                [
                    new("Did my last answer help you?", "no") { BadAnswer = "partly" },
                    new("What was wrong with it?", "outdated") { BadAnswer = "xyz" },
                    new("Would you like to say more about it?", "The numbers are of last year.") { TakesQuestions = true },
                ],
                "Thank you, I have noted that."
            )
        );
}
