namespace Chatbot.Bot.Tests.Dialogs;

public sealed class SettingsDialogConformanceTests : DialogConformanceTests
{
    private protected override Task<DialogScript> ScriptAsync() =>
        Task.FromResult(
            new DialogScript(
                "Settings",
                "settings",
                [
                    new("What would you like to change?", "tone") { BadAnswer = "colours" },
                    new("How shall my answers sound?", "brief") { BadAnswer = "loud" },
                ],
                "Saved: Brief."
            )
        );
}
