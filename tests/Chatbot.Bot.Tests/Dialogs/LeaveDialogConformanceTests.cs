namespace Chatbot.Bot.Tests.Dialogs;

public sealed class LeaveDialogConformanceTests : DialogConformanceTests
{
    private protected override Task<DialogScript> ScriptAsync() =>
        Task.FromResult(
            new DialogScript(
                "Leave request",
                "I would like to request leave",
                [
                    new("Which kind of leave?", "annual") { BadAnswer = "the long one" },
                    new("What is the first day?", "next Monday") { BadAnswer = "soon" },
                    new("What is the last day?", "in 3 weeks") { BadAnswer = "yesterday or so" },
                    new("What should the approver know?", "skip"),
                    new("Shall I send the request?", "yes") { BadAnswer = "hm" },
                ],
                "The request was sent"
            )
            {
                Settings = ["--Dialogs:Leave:Approver=test/default/boss"],
            }
        );
}
