using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Something that a person may do: a button, or a press on an element.</summary>
[JsonConverter(typeof(ActionConverter))]
internal abstract record AdaptiveAction
{
    /// <summary>As a <see cref="Fallback"/>: where the action is not known, there is no button.</summary>
    public static AdaptiveAction Drop { get; } = new DroppedAction();

    /// <summary>Name of the type in JSON.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? IconUrl { get; init; }

    public ActionStyle? Style { get; init; }

    /// <summary>Shown when the pointer rests on it, since 1.5.</summary>
    public string? Tooltip { get; init; }

    /// <summary>Whether it can be pressed, since 1.5. Default: true.</summary>
    public bool? IsEnabled { get; init; }

    public ActionMode? Mode { get; init; }

    /// <summary>What is offered where this action is not known, since 1.2.</summary>
    public AdaptiveAction? Fallback { get; init; }

    /// <summary>Features of the host and their least versions, since 1.2.</summary>
    public IReadOnlyDictionary<string, string>? Requires { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
