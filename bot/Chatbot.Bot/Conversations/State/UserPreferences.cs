using System.Text.Json.Serialization;
using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Conversations.State;

/// <summary>What a person has chosen for all conversations of a channel.</summary>
internal sealed record UserPreferences
{
    /// <summary>Where it is kept.</summary>
    public static readonly StateProperty<UserPreferences> Property = new("preferences", StateJsonContext.Default.UserPreferences);

    /// <summary>BCP 47 tag of the language to speak; null = that of the person's client.</summary>
    public string? Language { get; init; }

    /// <summary>How answers sound, one of <see cref="Orchestration.Tones"/>; null = as the settings say.</summary>
    public string? Tone { get; init; }

    /// <summary>The class of models that the person prefers; null = chosen for each question.</summary>
    public ModelClass? ModelClass { get; init; }

    /// <summary>Whether the person was asked whether things may be remembered across conversations.</summary>
    public bool WasAskedForMemory { get; init; }

    /// <summary>The chosen language by its English name, for a model; null = none was chosen.</summary>
    [JsonIgnore]
    public string? LanguageName =>
        Language switch
        {
            "en" => "English",
            "de" => "German",
            "fr" => "French",
            _ => null,
        };

    public static UserPreferences Of(ITurnContext turn) => Property.Get(turn.State.User) ?? new();

    /// <summary>The language that the person is spoken to in.</summary>
    public static string? LocaleOf(ITurnContext turn) => Of(turn).Language ?? turn.Activity.Locale;
}
