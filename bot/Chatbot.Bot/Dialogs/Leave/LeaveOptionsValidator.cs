using Chatbot.Contracts.Conversations;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Leave;

internal sealed class LeaveOptionsValidator : IValidateOptions<LeaveOptions>
{
    private const int MostDays = 3660;
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    public ValidateOptionsResult Validate(string? name, LeaveOptions options) =>
        options.Approver.Length > 0 && !ConversationId.TryParse(options.Approver, out _)
            ? ValidateOptionsResult.Fail(
                $"Dialogs:Leave:Approver is '{options.Approver}'. Set it to channel/tenant/user, for example directline/default/dl_boss."
            )
        : options.MaxDays is < 1 or > MostDays
            ? ValidateOptionsResult.Fail($"Dialogs:Leave:MaxDays is {options.MaxDays}. Set it to 1 to {MostDays}.")
        : options.Lifetime < Shortest || options.Lifetime > Longest
            ? ValidateOptionsResult.Fail($"Dialogs:Leave:Lifetime is {options.Lifetime}. Set it to {Shortest} to {Longest}.")
        : ValidateOptionsResult.Success;
}
