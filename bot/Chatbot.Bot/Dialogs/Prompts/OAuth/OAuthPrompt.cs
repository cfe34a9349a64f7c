using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;
using Microsoft.Extensions.Options;
using FreeJson = Chatbot.Bot.Conversations.Handlers.Json;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>
/// Lets the person sign in with an <c>OAuthCard</c> and ends with a <see cref="TokenResponse"/>, or without a result when that is
/// not set up or the person closed the window. It takes the code that the person got, the event <c>tokens/response</c>, and the invokes
/// <c>signin/verifyState</c> and <c>signin/tokenExchange</c>. A token in an event is not believed: it is fetched from the service.
/// </summary>
internal sealed partial class OAuthPrompt(string id, UserTokenClient tokens, IOptions<SignInOptions> options) : Dialog(id)
{
    public const string TokenEvent = "tokens/response";
    public const string VerifyState = "signin/verifyState";
    public const string TokenExchange = "signin/tokenExchange";

    /// <summary>What Teams sends when the person closes the window.</summary>
    private const string CancelledByUser = "CancelledByUser";

    private static readonly LocalText NotSetUp = new(
        "Signing in is not set up here. Please tell your administrator.",
        "Die Anmeldung ist hier nicht eingerichtet. Bitte sagen Sie es Ihrer Administration.",
        "La connexion n'est pas configurée ici. Prévenez votre administrateur."
    );
    private static readonly LocalText Unreachable = new(
        "Signing in does not work at the moment. Please try again later.",
        "Die Anmeldung geht gerade nicht. Bitte versuchen Sie es später noch einmal.",
        "La connexion ne fonctionne pas en ce moment. Réessayez plus tard."
    );
    private static readonly LocalText SignIn = new("Sign in", "Anmelden", "Se connecter");
    private static readonly LocalText WrongCode = new(
        "This code is not valid. Please sign in with the button, and write the code that you get.",
        "Dieser Code gilt nicht. Bitte melden Sie sich über die Schaltfläche an und schreiben Sie den Code, den Sie bekommen.",
        "Ce code n'est pas valable. Connectez-vous avec le bouton et écrivez le code reçu."
    );
    private readonly SignInOptions _options = options.Value;

    public override async Task<DialogTurnResult> BeginDialogAsync(
        DialogContext dialog,
        object? options,
        CancellationToken cancellationToken
    )
    {
        var asked = (PromptOptions)options!;
        dialog.SetState(new PromptState(asked, 0), DialogJsonContext.Default.PromptState);
        if (!_options.IsConfigured)
        {
            return await GiveUpAsync(dialog, NotSetUp, cancellationToken);
        }

        if (await tokens.GetTokenAsync(dialog.Turn.Activity, null, cancellationToken) is { } token)
        {
            return await dialog.EndDialogAsync(token, cancellationToken);
        }

        return await SendCardAsync(dialog, asked.Prompt, cancellationToken)
            ? DialogTurnResult.Waiting
            : await GiveUpAsync(dialog, Unreachable, cancellationToken);
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dialog, CancellationToken cancellationToken)
    {
        var activity = dialog.Turn.Activity;
        if (activity.Name == VerifyState && TextIn(activity, "state") == CancelledByUser)
        {
            return await dialog.EndDialogAsync(null, cancellationToken);
        }

        if (await FindTokenAsync(activity, cancellationToken) is { } token)
        {
            return await dialog.EndDialogAsync(token, cancellationToken);
        }

        if (activity.Type != ActivityTypes.Message || dialog.Turn.IsInterruption(activity.Text ?? ""))
        {
            return DialogTurnResult.Interrupted;
        }

        await SendCardAsync(dialog, WrongCode.In(dialog.Locale), cancellationToken);
        return DialogTurnResult.Waiting;
    }

    public override Task RepromptDialogAsync(DialogContext dialog, CancellationToken cancellationToken) =>
        SendCardAsync(dialog, dialog.GetState(DialogJsonContext.Default.PromptState).Options.Prompt, cancellationToken);

    /// <summary>A turn that runs again finds the token at the service, where the first run had brought it.</summary>
    private async Task<TokenResponse?> FindTokenAsync(Activity activity, CancellationToken cancellationToken)
    {
        var (code, offered) = activity switch
        {
            { Type: ActivityTypes.Invoke, Name: VerifyState } => (TextIn(activity, "state"), null),
            { Type: ActivityTypes.Invoke, Name: TokenExchange }
                when TextIn(activity, "connectionName") == _options.ConnectionName => (null, TextIn(activity, "token")),
            { Type: ActivityTypes.Message } when Code().Match(activity.Text ?? "") is { Success: true } match => (
                match.Groups["code"].Value,
                null
            ),
            { Type: ActivityTypes.Event, Name: TokenEvent } => ("", null),
            _ => ((string?)null, (string?)null),
        };
        if (offered is not null)
        {
            return await tokens.ExchangeAsync(activity, offered, cancellationToken);
        }

        if (code is null)
        {
            return null;
        }

        return await tokens.GetTokenAsync(activity, code.Length == 0 ? null : code, cancellationToken)
            ?? (code.Length == 0 ? null : await tokens.GetTokenAsync(activity, null, cancellationToken));
    }

    private async Task<bool> SendCardAsync(DialogContext dialog, string text, CancellationToken cancellationToken)
    {
        if (await tokens.GetSignInResourceAsync(dialog.Turn.Activity, cancellationToken) is not { } resource)
        {
            return false;
        }

        var card = new OAuthCard
        {
            Text = text,
            ConnectionName = _options.ConnectionName,
            TokenExchangeResource = resource.TokenExchangeResource,
            TokenPostResource = resource.TokenPostResource,
            Buttons =
            [
                new()
                {
                    Type = "signin",
                    Title = SignIn.In(dialog.Locale),
                    Value = JsonSerializer.SerializeToElement(resource.SignInLink, DialogJsonContext.Default.String),
                },
            ],
        };
        await dialog.Context.SendAsync(
            TurnTexts.Message($"{text} {resource.SignInLink}") with
            {
                InputHint = "expectingInput",
                Attachments = [CardFactory.OAuth(card)],
            },
            cancellationToken
        );
        return true;
    }

    private static async Task<DialogTurnResult> GiveUpAsync(
        DialogContext dialog,
        LocalText text,
        CancellationToken cancellationToken
    )
    {
        await dialog.Context.SendAsync(TurnTexts.Message(text.In(dialog.Locale)), cancellationToken);
        return await dialog.EndDialogAsync(null, cancellationToken);
    }

    private static string? TextIn(Activity activity, string member) =>
        activity.Value is { } value ? FreeJson.FindText(value, member) : null;

    [GeneratedRegex(@"^\s*(?<code>\d{6})\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
