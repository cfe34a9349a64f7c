using Chatbot.Bot.Dialogs.Webhooks;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Ticket;

internal sealed class TicketOptionsValidator : IValidateOptions<TicketOptions>
{
    public ValidateOptionsResult Validate(string? name, TicketOptions options) =>
        options.WebhookUrl.Length > 0 && !WebhookAddress.IsSafe(options.WebhookUrl)
            ? ValidateOptionsResult.Fail(
                $"Dialogs:Ticket:WebhookUrl is '{options.WebhookUrl}'. Set it to an https address; plain http is for this machine only."
            )
        : options.WebhookUrl.Length == 0 && options.Authorization.Length > 0
            ? ValidateOptionsResult.Fail(
                "Dialogs:Ticket:Authorization is set, but Dialogs:Ticket:WebhookUrl is not. Set the address too, or leave both out."
            )
        : options.Timeout < TimeSpan.FromMilliseconds(100) || options.Timeout > TimeSpan.FromMinutes(2)
            ? ValidateOptionsResult.Fail($"Dialogs:Ticket:Timeout is {options.Timeout}. Set it to 0.1 seconds to 2 minutes.")
        : ValidateOptionsResult.Success;
}
