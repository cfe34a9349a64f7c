using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>
/// Chooses a class of models: rules say what a request needs at least and what its asker and the budget allow at most; between them
/// the classifier decides. The same request gets the same decision as long as the budget lasts.
/// </summary>
internal sealed partial class ModelRouter(ModelChains chains, IOptions<AssistantOptions> options, ISpending spending)
{
    private const double SimpleBelow = 0.25;
    private const double HardAbove = 0.7;
    private const int LongRequestInTokens = 12_000;

    /// <summary>Part of the budget after which strong models are spared.</summary>
    private const decimal NearlySpent = 0.8m;

    private static readonly string[] KnownLanguages = ["en", "de", "fr", "es", "it", "pt", "nl"];
    private readonly RoutingSettings _settings = options.Value.Routing;

    /// <param name="needs">What the request needs.</param>
    /// <param name="hints">What is known of it; null for calls that belong to no question of a user.</param>
    public RoutingDecision Decide(RequestNeeds needs, RoutingHints? hints)
    {
        if (!chains.HasChoice)
        {
            return new(ModelClass.Standard, RoutingReason.OnlyChoice);
        }

        var wanted =
            hints is null ? new RoutingDecision(ModelClass.Standard, RoutingReason.Task)
            : hints.Class is { } task ? new(task, RoutingReason.Task)
            : AtLeast(needs, hints, hints.Chosen is { } chosen ? new(chosen, RoutingReason.Person) : Classify(hints.Question));
        return AtMost(hints, wanted);
    }

    /// <summary>The classes that a person of these groups may choose now.</summary>
    public IReadOnlyList<ModelClass> ChoicesFor(IReadOnlyList<string> groups)
    {
        var (most, _) = Limit(new RoutingHints { Groups = groups });
        return chains.HasChoice ? [.. Enum.GetValues<ModelClass>().Where(modelClass => modelClass <= most)] : [];
    }

    private static RoutingDecision Classify(string question)
    {
        var difficulty = QuestionDifficulty.Of(question);
        return difficulty < SimpleBelow ? new(ModelClass.Cheap, RoutingReason.Simple)
            : difficulty > HardAbove ? new(ModelClass.Strong, RoutingReason.Reasoning)
            : new(ModelClass.Standard, RoutingReason.Usual);
    }

    private static RoutingDecision AtLeast(RequestNeeds needs, RoutingHints hints, RoutingDecision decision) =>
        decision.Class != ModelClass.Cheap ? decision
        : needs.HasToolResults ? new(ModelClass.Standard, RoutingReason.Tools)
        : needs.Tokens > LongRequestInTokens ? new(ModelClass.Standard, RoutingReason.Length)
        : IsRareLanguage(hints) ? new(ModelClass.Standard, RoutingReason.Language)
        : decision;

    private RoutingDecision AtMost(RoutingHints? hints, RoutingDecision decision)
    {
        var (most, reason) = Limit(hints);
        return decision.Class > most ? new(most, reason) : decision;
    }

    private (ModelClass Most, RoutingReason Reason) Limit(RoutingHints? hints)
    {
        var spent = _settings.DailyBudget > 0 ? spending.Today / _settings.DailyBudget : 0;
        return spent >= 1 ? (ModelClass.Cheap, RoutingReason.Budget)
            : hints is not null && IsIn(_settings.CheapGroups, hints) ? (ModelClass.Cheap, RoutingReason.Tier)
            : hints is not null && _settings.StrongGroups.Count > 0 && !IsIn(_settings.StrongGroups, hints)
                ? (ModelClass.Standard, RoutingReason.Tier)
            : spent >= NearlySpent ? (ModelClass.Standard, RoutingReason.Budget)
            : (ModelClass.Strong, RoutingReason.Usual);
    }

    private static bool IsIn(IList<string> groups, RoutingHints hints) => hints.Groups.Any(groups.Contains);

    /// <summary>The script of the question tells more than the language of the user's screen.</summary>
    private static bool IsRareLanguage(RoutingHints hints) =>
        OtherScript().IsMatch(hints.Question)
        || (
            hints.Locale is { Length: >= 2 } locale
            && !KnownLanguages.Contains(locale[..2].ToLowerInvariant(), StringComparer.Ordinal)
        );

    /// <summary>Three letters in a row that are not Latin.</summary>
    [GeneratedRegex(
        @"[\p{L}-[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}\p{IsLatinExtended-B}\p{IsLatinExtendedAdditional}]]{3}",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex OtherScript();
}
