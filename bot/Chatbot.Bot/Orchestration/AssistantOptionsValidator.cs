using System.Text.Json;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Models;
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

        CheckModels(options, failures);
        CheckCatalogue(options.ModelCatalogue, failures);
        if (options.Routing.DailyBudget < 0)
        {
            failures.Add("Assistant:Routing:DailyBudget is less than 0. Set it to US dollars a day, or to 0 for no limit.");
        }

        Within("CachedAnswerLifetime (days)", options.CachedAnswerLifetime.TotalDays, 0, 365, failures);
        Within("MaxPassages", options.MaxPassages, 1, 50, failures);
        Within("PassageTokenBudget", options.PassageTokenBudget, 100, 200_000, failures);
        Within("HistoryTokenBudget", options.HistoryTokenBudget, 0, 200_000, failures);
        Within("WelcomeQuestions (how many)", options.WelcomeQuestions.Count, 0, 6, failures);
        Within("MaxSuggestions", options.MaxSuggestions, 0, 3, failures);
        Within("ModelTimeout (seconds)", options.ModelTimeout.TotalSeconds, 1, 3600, failures);
        Within("FirstTokenTimeout (seconds)", options.FirstTokenTimeout.TotalSeconds, 1, 3600, failures);
        Within("RewriteTimeout (seconds)", options.RewriteTimeout.TotalSeconds, 0.1, 60, failures);
        Within("Context:OutputReserve", options.Context.OutputReserve, 256, 200_000, failures);
        Within("Context:UnknownWindow", options.Context.UnknownWindow, 2048, 10_000_000, failures);
        Within("Context:ToolResultTokens", options.Context.ToolResultTokens, 100, 100_000, failures);
        Within("Memory:TokenBudget", options.Memory.TokenBudget, 0, 200_000, failures);
        Within("Memory:FactLifetime (days)", options.Memory.FactLifetime.TotalDays, 1, 3650, failures);
        Within("Memory:SummaryTimeout (seconds)", options.Memory.SummaryTimeout.TotalSeconds, 0.1, 60, failures);
        if (!MemorySettings.Strategies.Contains(options.Memory.Strategy, StringComparer.Ordinal))
        {
            failures.Add(
                $"Assistant:Memory:Strategy is '{options.Memory.Strategy}'. Set it to one of: {string.Join(", ", MemorySettings.Strategies)}."
            );
        }

        if (!Tones.All.Contains(options.Tone))
        {
            failures.Add($"Assistant:Tone is '{options.Tone}'. Set it to one of: {string.Join(", ", Tones.All)}.");
        }

        if (!Enum.IsDefined(options.Unsupported))
        {
            failures.Add($"Assistant:Unsupported is '{options.Unsupported}'. Set it to keep, mark or remove.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private void CheckModels(AssistantOptions options, List<string> failures)
    {
        foreach (var modelClass in Enum.GetValues<ModelClass>())
        {
            var list = options.Models.Of(modelClass);
            for (var index = 0; index < list.Count; index++)
            {
                if (ProblemOf(list[index]) is { } problem)
                {
                    failures.Add(
                        FormattableString.Invariant($"Assistant:Models:{modelClass}:{index} is '{list[index]}'. {problem}")
                    );
                }
            }
        }

        if (options.Models.Standard.Count == 0 && options.Models.All.Any())
        {
            failures.Add(
                "Assistant:Models:Standard is empty, but another class has models. Name at least one, as provider/model."
            );
        }
    }

    private string? ProblemOf(string model)
    {
        var languageModels = providers.All.Where(provider => provider.IsLanguageModel).Select(provider => provider.Name);
        return !ModelName.TryParse(model, out var name) ? "Write it as provider/model, for example openai/gpt-5-mini."
            : providers.TryGet(name.Value.Provider, out var provider) && provider.IsLanguageModel ? null
            : $"Its provider must be one of: {string.Join(", ", languageModels)}.";
    }

    private static void CheckCatalogue(string? path, List<string> failures)
    {
        if (string.IsNullOrEmpty(path))
        {
            return;
        }

        try
        {
            using var stream = File.OpenRead(path);
            ModelCatalogue.Read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            failures.Add($"Assistant:ModelCatalogue is '{path}', which cannot be read: {exception.Message}");
        }
    }

    private static void Within(string setting, double value, double lowest, double highest, List<string> failures)
    {
        if (!(value >= lowest && value <= highest))
        {
            failures.Add(FormattableString.Invariant($"Assistant:{setting} is {value}. Set it to {lowest} to {highest}."));
        }
    }
}
