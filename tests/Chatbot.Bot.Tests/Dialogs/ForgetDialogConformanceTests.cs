namespace Chatbot.Bot.Tests.Dialogs;

public sealed class ForgetDialogConformanceTests : DialogConformanceTests
{
    private protected override Task<DialogScript> ScriptAsync() =>
        Task.FromResult(
            new DialogScript(
                "Forget",
                "/forget",
                [new("Shall I forget everything about you", "yes") { BadAnswer = "hm" }],
                "Forgotten."
            )
        );
}
