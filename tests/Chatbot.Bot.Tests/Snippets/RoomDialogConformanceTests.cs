using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Tests.Dialogs;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Snippets;

#region dialog-test
public sealed class RoomDialogConformanceTests : DialogConformanceTests
{
    private protected override Task<DialogScript> ScriptAsync() =>
        Task.FromResult(
            new DialogScript(
                "Room booking",
                "I want to book a room",
                [
                    new("How many people?", "6") { BadAnswer = "a few" },
                    new("On which day?", "next Friday") { BadAnswer = "soon" },
                    new("Shall I book it?", "yes") { BadAnswer = "hm" },
                ],
                "Booked."
            )
            {
                Services = services => services.AddSingleton<OfferedDialog, RoomDialog>(),
            }
        );
}
#endregion
