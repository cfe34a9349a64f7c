using System.Text;
using Chatbot.Bot.Channels;
using Chatbot.Testing.ChatClients;
using Chatbot.Testing.Conversations;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class CommandTests
{
    [Fact]
    public async Task Help_ListsCommandsAndDialogs()
    {
        await using var adapter = await TestAdapter.StartAsync();

        var help = Assert.Single(await adapter.SendAsync("/help")).Text!;

        foreach (var command in new[] { "/help", "/new", "/stop", "/history", "/export", "/model", "/settings" })
        {
            Assert.Contains($"- {command}: ", help, StringComparison.Ordinal);
        }

        Assert.Contains("- Settings", help, StringComparison.Ordinal);
        Assert.DoesNotContain("/leave", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "/hlp", "Den Befehl /hlp kenne ich nicht. Meinten Sie /help?")]
    [InlineData("fr", "/histori", "Je ne connais pas la commande /histori. Vouliez-vous dire /history ?")]
    [InlineData("en", "/fly me", "I do not know the command /fly. Write /help to see them all.")]
    public async Task UnknownCommand_IsToldWithTheNearest(string locale, string text, string expected)
    {
        await using var adapter = await TestAdapter.StartAsync();

        Assert.Equal(expected, Assert.Single(await adapter.SendAsync(text, new() { Locale = locale })).Text);
    }

    [Fact]
    public async Task New_HidesWhatWasSaidBefore_FromTheModel()
    {
        var model = new ScriptedProvider();
        await using var adapter = await TestAdapter.StartAsync(new() { Model = model });
        await adapter.SendAsync("My cat is called Mimi.");
        await adapter.SendAsync("What about cats?");
        Assert.Contains(model.Client.Calls[^1].Messages, message => message.Text.Contains("Mimi", StringComparison.Ordinal));

        await adapter.SendAsync("/new");
        await adapter.SendAsync("And what about dogs?");

        Assert.DoesNotContain(
            model.Client.Calls[^1].Messages,
            message =>
                message.Text.Contains("Mimi", StringComparison.Ordinal)
                || message.Text.Contains("/new", StringComparison.Ordinal)
                || message.Text.Contains("A new topic", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task New_CancelsAnUnfinishedDialog()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("settings");

        await adapter.SendAsync("/new");

        Assert.DoesNotContain("tone", (await adapter.SendAsync("tone"))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_ShowsOwnQuestionsOnly_WithoutCommands()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("First question?");
        await adapter.SendAsync("Question of Bob?", new() { User = "bob" });
        await adapter.SendAsync("/help");
        await adapter.SendAsync("Second *question*?");

        Assert.Equal(
            "Your last questions:\n\n- First question?\n- Second *question*?",
            Assert.Single(await adapter.SendAsync("/history")).Text
        );
    }

    [Fact]
    public async Task Export_GivesTheConversationAsAFile_AndLeavesEarlierExportsOut()
    {
        await using var adapter = await TestAdapter.StartAsync(
            new() { Capabilities = new ChannelCapabilities { InlineFiles = true } }
        );
        await adapter.SendAsync("hello");
        await adapter.SendAsync("/export");

        var file = Assert.Single(Assert.Single(await adapter.SendAsync("/export")).Attachments!);

        Assert.Equal(("conversation.md", "text/markdown"), (file.Name, file.ContentType));
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(file.ContentUrl!.Split("base64,")[1]));
        Assert.Contains("**ann**", text, StringComparison.Ordinal);
        Assert.Contains("hello", text, StringComparison.Ordinal);
        Assert.Contains("**Chatbot**", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/export", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WhereMessagesCarryNoFiles_ComesAsText()
    {
        await using var adapter = await TestAdapter.StartAsync();
        await adapter.SendAsync("hello");

        var export = Assert.Single(await adapter.SendAsync("/export"));

        Assert.Equal("plain", export.TextFormat);
        Assert.Contains("hello", export.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/stop")]
    [InlineData("Stop")]
    public async Task Stop_WhenNothingRuns_SaysSo(string text)
    {
        await using var adapter = await TestAdapter.StartAsync();

        Assert.StartsWith("Nothing is running", Assert.Single(await adapter.SendAsync(text)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_WithOneModel_HasNothingToChoose()
    {
        await using var adapter = await TestAdapter.StartAsync(new() { Model = new() });

        Assert.StartsWith(
            "There is nothing to choose",
            Assert.Single(await adapter.SendAsync("/model")).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Model_OffersWhatThePersonMayUse_AndRemembersTheChoice()
    {
        await using var adapter = await TestAdapter.StartAsync(
            new()
            {
                Model = new(),
                Settings =
                [
                    "--Assistant:Models:Cheap:0=scripted/small",
                    "--Assistant:Models:Standard:0=scripted/middle",
                    "--Assistant:Models:Strong:0=scripted/large",
                    "--Assistant:Routing:StrongGroups:0=chosen",
                ],
            }
        );

        await new TestFlow(adapter)
            .Test("/model", "Your choice: auto. You can choose: auto, cheap, standard. Write for example /model standard.")
            .Test("/model strong", "“strong” is not among your choices: auto, cheap, standard.")
            .Test("/model cheap", "Your choice is now: cheap.")
            .Test("/model", "Your choice: cheap. You can choose: auto, cheap, standard. Write for example /model standard.")
            .StartTestAsync();
    }

    [Theory]
    [InlineData("/etc/hosts")]
    [InlineData("What does /help do?")]
    [InlineData("/ help")]
    public async Task Text_ThatIsNoCommand_IsAnswered(string text)
    {
        await using var adapter = await TestAdapter.StartAsync();

        Assert.DoesNotContain("command", Assert.Single(await adapter.SendAsync(text)).Text, StringComparison.Ordinal);
    }
}
