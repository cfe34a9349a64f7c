using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs;

internal sealed class DialogOptionsValidator : IValidateOptions<DialogOptions>
{
    public ValidateOptionsResult Validate(string? name, DialogOptions options) =>
        options.PauseAfter <= TimeSpan.Zero
            ? ValidateOptionsResult.Fail($"Dialogs:PauseAfter is {options.PauseAfter}. Set it to a time above 0.")
        : options.Lifetime < options.PauseAfter
            ? ValidateOptionsResult.Fail(
                $"Dialogs:Lifetime is {options.Lifetime}, which is shorter than Dialogs:PauseAfter ({options.PauseAfter}). Set it to at least that."
            )
        : ValidateOptionsResult.Success;
}
