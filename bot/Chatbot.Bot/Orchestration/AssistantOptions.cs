using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Knowledge.Answering.Support;

namespace Chatbot.Bot.Orchestration;

/// <summary>How questions are answered; section <c>Assistant</c>.</summary>
internal sealed class AssistantOptions
{
    public const string SectionName = "Assistant";

    /// <summary>Key of <see cref="ModelCatalogue"/>.</summary>
    public const string ModelCatalogueKey = $"{SectionName}:{nameof(ModelCatalogue)}";

    /// <summary>Name of the chat provider; unused when <see cref="Models"/> names models.</summary>
    public string Provider { get; set; } = "offline";

    /// <summary>Models to choose from, in order; none = the model of <see cref="Provider"/> alone.</summary>
    public ModelLists Models { get; set; } = new();

    /// <summary>What limits the choice.</summary>
    public RoutingSettings Routing { get; set; } = new();

    /// <summary>A file with cards of models that are added to the shipped catalogue, or take the place of its cards.</summary>
    public string? ModelCatalogue { get; set; }

    /// <summary>Whether answers are quoted from the documents when no language model answers.</summary>
    public bool Quotations { get; set; } = true;

    /// <summary>How long an answer is kept for times in which no language model answers; zero = none is kept.</summary>
    public TimeSpan CachedAnswerLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Largest number of passages an answer may rest on.</summary>
    public int MaxPassages { get; set; } = 8;

    /// <summary>Largest sum of tokens of those passages.</summary>
    public int PassageTokenBudget { get; set; } = 3000;

    /// <summary>Largest sum of tokens of earlier messages shown to a language model; 0 = none.</summary>
    public int HistoryTokenBudget { get; set; } = 2000;

    /// <summary>How the window of a model is used.</summary>
    public ContextSettings Context { get; set; } = new();

    /// <summary>What is remembered of conversations and users.</summary>
    public MemorySettings Memory { get; set; } = new();

    /// <summary>What the assistant calls itself.</summary>
    public string Name { get; set; } = "Chatbot";

    /// <summary>Whom it works for, as it stands in “the documents of …”.</summary>
    public string Company { get; set; } = "the company";

    /// <summary>How answers sound: <c>neutral</c>, <c>formal</c>, <c>friendly</c> or <c>brief</c>.</summary>
    public string Tone { get; set; } = Tones.Neutral;

    /// <summary>The owner's own instructions to a language model, added to the built-in ones.</summary>
    public string Instructions { get; set; } = "";

    /// <summary>What happens to a sentence of a language model that cites no source, or whose sources do not say it.</summary>
    public UnsupportedText Unsupported { get; set; } = UnsupportedText.Keep;

    /// <summary>Largest number of follow-up suggestions; 0 = none.</summary>
    public int MaxSuggestions { get; set; } = 3;

    /// <summary>Questions that the greeting offers where the bot greets; at most six.</summary>
    public IList<string> WelcomeQuestions { get; } = [];

    /// <summary>What says that an answer was generated where a channel has no label of its own; empty = in the user's language.</summary>
    public string GeneratedLabel { get; set; } = "";

    /// <summary>Longest silence of the provider: before the first token and between two tokens.</summary>
    public TimeSpan ModelTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest silence of a model before its first update when another model can answer in its place.</summary>
    public TimeSpan FirstTokenTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for a language model to rewrite a follow-up question; then the rules do it.</summary>
    public TimeSpan RewriteTimeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Names of the providers in use; what is no model's name is left to the validator.</summary>
    public IEnumerable<string> ProviderNames =>
        Models.All.Any()
            ? Models.All.Select(text => ModelName.TryParse(text, out var name) ? name.Value.Provider : "").Distinct()
            : [Provider];
}
