using Chatbot.EndToEnd.Tests.Commands;
using Chatbot.Testing.Files;

namespace Chatbot.EndToEnd.Tests.Dialogs;

/// <summary>A half or wrongly configured system does not start, and says which setting it is.</summary>
public sealed class DialogSettingsTests
{
    [Theory]
    [InlineData("Dialogs:Ticket:WebhookUrl", "--Dialogs:Ticket:WebhookUrl=http://desk.example.com/hook")]
    [InlineData("Dialogs:Ticket:WebhookUrl", "--Dialogs:Ticket:Authorization=Bearer x")]
    [InlineData("Dialogs:Ticket:Timeout", "--Dialogs:Ticket:Timeout=01:00:00")]
    [InlineData("Dialogs:Leave:Approver", "--Dialogs:Leave:Approver=boss")]
    [InlineData("Dialogs:Leave:MaxDays", "--Dialogs:Leave:MaxDays=0")]
    [InlineData("Dialogs:SignIn:TokenServiceUrl", "--Dialogs:SignIn:ConnectionName=graph")]
    [InlineData("Dialogs:PauseAfter", "--Dialogs:PauseAfter=00:00:00")]
    [InlineData("Dialogs:Lifetime", "--Dialogs:Lifetime=00:01:00")]
    public async Task Start_WithAWrongSetting_NamesIt(string setting, string argument)
    {
        using var folder = new TestFolder();

        var (exitCode, _, error) = await CommandProgram.RunAsync(
            "serve",
            argument,
            $"--Storage:DataPath={folder.Path}",
            "--Connector:Enabled=false",
            "--Sample:Enabled=false",
            "--urls=http://127.0.0.1:0"
        );

        Assert.NotEqual(0, exitCode);
        Assert.Contains(setting, error, StringComparison.Ordinal);
    }
}
