using System.Text;
using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Prompts.OAuth;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;
using Chatbot.Testing.Conversations;
using Chatbot.Testing.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Dialogs;

public sealed class OAuthPromptTests
{
    [Fact]
    public async Task SignIn_WithTheCode_EndsWithTheToken_WhichIsNotStored()
    {
        using var folder = new TestFolder();
        await using var service = await FakeTokenService.StartAsync();
        await using var adapter = await StartAsync(service, folder.Path);

        var card = Assert.Single(Assert.Single(await adapter.SendAsync("sign me in")).Attachments!);
        Assert.Equal(CardTypes.OAuth, card.ContentType);
        Assert.Equal("graph", card.Content!.Value.GetProperty("connectionName").GetString());
        Assert.Equal(
            "https://signin.example.com/start",
            card.Content.Value.GetProperty("buttons")[0].GetProperty("value").GetString()
        );
        Assert.Equal("exchange-1", card.Content.Value.GetProperty("tokenExchangeResource").GetProperty("id").GetString());
        using var state = JsonDocument.Parse(Assert.Single(service.States));
        Assert.Equal("ann", state.RootElement.GetProperty("conversation").GetProperty("user").GetProperty("id").GetString());

        Assert.StartsWith(
            "This code is not valid",
            Assert.Single(await adapter.SendAsync("654321")).Text,
            StringComparison.Ordinal
        );
        Assert.Equal("signed in: True", Assert.Single(await adapter.SendAsync(FakeTokenService.Code)).Text);

        await adapter.RestartAsync();
        Assert.DoesNotContain(
            Directory.GetFiles(folder.Path, "*.db*", SearchOption.AllDirectories),
            file => Read(file).Contains(FakeTokenService.Secret, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("signin/verifyState", """{"state":"123456"}""", 200, true)]
    [InlineData("signin/verifyState", """{"state":"000000"}""", 404, false)]
    [InlineData("signin/tokenExchange", """{"id":"1","connectionName":"graph","token":"token-of-the-client"}""", 200, true)]
    [InlineData("signin/tokenExchange", """{"id":"1","connectionName":"graph","token":"another"}""", 412, false)]
    [InlineData("signin/tokenExchange", """{"id":"1","connectionName":"other","token":"token-of-the-client"}""", 412, false)]
    public async Task SignIn_ByInvoke_AnswersWithItsStatus(string name, string value, int status, bool isSignedIn)
    {
        await using var service = await FakeTokenService.StartAsync();
        await using var adapter = await StartAsync(service);
        await adapter.SendAsync("sign me in");
        using var document = JsonDocument.Parse(value);

        var replies = await adapter.SendAsync(
            new Activity
            {
                Type = ActivityTypes.Invoke,
                Name = name,
                Value = document.RootElement.Clone(),
            }
        );

        Assert.Equal(status, InvokeResponses.Read(replies[^1]).Status);
        Assert.Equal(isSignedIn, replies.Any(reply => reply.Text == "signed in: True"));
    }

    [Fact]
    public async Task TokenExchange_OfAnotherOpenClient_IsAnsweredTheSame_AndDoneOnce()
    {
        await using var service = await FakeTokenService.StartAsync();
        await using var adapter = await StartAsync(service);
        await adapter.SendAsync("sign me in");
        using var document = JsonDocument.Parse("""{"id":"7","connectionName":"graph","token":"token-of-the-client"}""");
        var exchange = new Activity
        {
            Type = ActivityTypes.Invoke,
            Name = OAuthPrompt.TokenExchange,
            Value = document.RootElement.Clone(),
        };

        var first = await adapter.SendAsync(exchange);
        var second = await adapter.SendAsync(exchange);

        Assert.Equal("signed in: True", first[0].Text);
        Assert.Equal(200, InvokeResponses.Read(Assert.Single(second)).Status);
    }

    [Fact]
    public async Task SignIn_ByEvent_BelievesTheServiceAndNotTheEvent()
    {
        await using var service = await FakeTokenService.StartAsync();
        await using var adapter = await StartAsync(service);
        await adapter.SendAsync("sign me in");
        using var document = JsonDocument.Parse("""{"connectionName":"graph","token":"forged"}""");
        var tokens = new Activity
        {
            Type = ActivityTypes.Event,
            Name = OAuthPrompt.TokenEvent,
            Value = document.RootElement.Clone(),
        };

        Assert.Empty(await adapter.SendAsync(tokens));
        service.SignIn("ann");
        Assert.Equal("signed in: True", Assert.Single(await adapter.SendAsync(tokens)).Text);
    }

    [Fact]
    public async Task SignIn_ThatIsNotSetUp_SaysSo()
    {
        await using var adapter = await StartAsync(null);

        var replies = await adapter.SendAsync("sign me in");

        Assert.Equal(
            ["Signing in is not set up here. Please tell your administrator.", "signed in: False"],
            replies.Select(reply => reply.Text)
        );
    }

    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static Task<TestAdapter> StartAsync(FakeTokenService? service, string? folder = null) =>
        TestAdapter.StartAsync(
            new()
            {
                Settings = service is null
                    ? []
                    : ["--Dialogs:SignIn:ConnectionName=graph", $"--Dialogs:SignIn:TokenServiceUrl={service.Url}"],
                Folder = folder,
                Services = services => services.AddSingleton<OfferedDialog, SignInDialog>(),
            }
        );

    private sealed class SignInDialog : OfferedDialog
    {
        public SignInDialog(UserTokenClient tokens, IOptions<SignInOptions> options)
            : base("sign-in")
        {
            AddDialog(new FirstDialog());
            AddDialog(new OAuthPrompt("oauth", tokens, options));
        }

        public override LocalText Title { get; } = new("Sign-in", "Anmeldung", "Connexion");

        public override string? Description => null;

        public override IReadOnlyList<string> StartPhrases { get; } = ["sign me in"];
    }

    private sealed class FirstDialog() : Dialog("first")
    {
        public override Task<DialogTurnResult> BeginDialogAsync(
            DialogContext dialog,
            object? options,
            CancellationToken cancellationToken
        )
        {
            dialog.SetState("open", DialogJsonContext.Default.String);
            return dialog.PromptAsync("oauth", new() { Prompt = "Please sign in." }, cancellationToken);
        }

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken) =>
            dialog.EndDialogAsync(null, cancellationToken);

        public override async Task<DialogTurnResult> ResumeDialogAsync(
            DialogContext dialog,
            object? result,
            CancellationToken cancellationToken
        )
        {
            var isSignedIn = result is TokenResponse { Token: FakeTokenService.Secret };
            await dialog.Context.SendAsync(TurnTexts.Message($"signed in: {isSignedIn}"), cancellationToken);
            return await dialog.EndDialogAsync(null, cancellationToken);
        }
    }
}
