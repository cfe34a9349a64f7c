using Microsoft.Extensions.Options;

namespace Chatbot.Bot.People;

internal sealed class DirectoryOptionsValidator : IValidateOptions<DirectoryOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectoryOptions options)
    {
        var failures = options
            .Groups.SelectMany(group => group.Value.Select((member, index) => (Group: group.Key, Index: index, Member: member)))
            .Where(entry => string.IsNullOrWhiteSpace(entry.Member))
            .Select(entry =>
                FormattableString.Invariant(
                    $"Directory:Groups:{entry.Group}:{entry.Index} is empty. Set it to the id of a user, or remove it."
                )
            )
            .ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
