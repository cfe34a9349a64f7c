using Chatbot.Bot.Dialogs.Webhooks;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options) =>
        options.IsConfigured != options.TokenServiceUrl.Length > 0
            ? ValidateOptionsResult.Fail(
                "Only one of Dialogs:SignIn:ConnectionName and Dialogs:SignIn:TokenServiceUrl is set. Set both, or neither."
            )
        : options.IsConfigured && !WebhookAddress.IsSafe(options.TokenServiceUrl)
            ? ValidateOptionsResult.Fail(
                $"Dialogs:SignIn:TokenServiceUrl is '{options.TokenServiceUrl}'. Set it to an https address; plain http is for this machine only."
            )
        : options.Timeout < TimeSpan.FromMilliseconds(100) || options.Timeout > TimeSpan.FromMinutes(2)
            ? ValidateOptionsResult.Fail($"Dialogs:SignIn:Timeout is {options.Timeout}. Set it to 0.1 seconds to 2 minutes.")
        : ValidateOptionsResult.Success;
}
