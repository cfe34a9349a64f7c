using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

internal sealed class AssistantOptionsValidator(ChatProviderCatalog providers, IHostEnvironment environment)
    : IValidateOptions<AssistantOptions>
{
    public ValidateOptionsResult Validate(string? name, AssistantOptions options)
    {
        var failures = new List<string>();
        if (!providers.TryGet(options.Provider, out var provider))
        {
            failures.Add(
                $"Assistant:Provider is '{options.Provider}', which is unknown. Set it to one of: {string.Join(", ", providers.Names)}."
            );
        }
        else if (provider.DevelopmentOnly && !environment.IsDevelopment())
        {
            failures.Add(
                $"Assistant:Provider is '{provider.Name}', which is for the Development environment only, and this is "
                    + $"'{environment.EnvironmentName}'. Set Assistant:Provider to another provider, for example offline."
            );
        }

        Within("MaxPassages", options.MaxPassages, 1, 50, failures);
        Within("PassageTokenBudget", options.PassageTokenBudget, 100, 200_000, failures);
        Within("HistoryTokenBudget", options.HistoryTokenBudget, 0, 200_000, failures);
        Within("MaxSuggestions", options.MaxSuggestions, 0, 3, failures);
        Within("ModelTimeout (seconds)", options.ModelTimeout.TotalSeconds, 1, 3600, failures);
        Within("RewriteTimeout (seconds)", options.RewriteTimeout.TotalSeconds, 0.1, 60, failures);
        if (!Enum.IsDefined(options.Unsupported))
        {
            failures.Add($"Assistant:Unsupported is '{options.Unsupported}'. Set it to keep, mark or remove.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void Within(string setting, double value, double lowest, double highest, List<string> failures)
    {
        if (!(value >= lowest && value <= highest))
        {
            failures.Add(FormattableString.Invariant($"Assistant:{setting} is {value}. Set it to {lowest} to {highest}."));
        }
    }
}
