using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Something in the body of a card.</summary>
[JsonConverter(typeof(ElementConverter))]
internal abstract record AdaptiveElement
{
    /// <summary>As a <see cref="Fallback"/>: where the element is not known, nothing is shown.</summary>
    public static AdaptiveElement Drop { get; } = new DroppedElement();

    /// <summary>Name of the type in JSON.</summary>
    [JsonPropertyOrder(-1)]
    public abstract string Type { get; }

    public string? Id { get; init; }

    /// <summary>Whether it is shown at first, since 1.2. Default: true.</summary>
    public bool? IsVisible { get; init; }

    public Spacing? Spacing { get; init; }

    /// <summary>Whether a line is drawn above.</summary>
    public bool? Separator { get; init; }

    /// <summary><c>auto</c>, <c>stretch</c>, or for an image pixels such as <c>50px</c>, since 1.1.</summary>
    public string? Height { get; init; }

    /// <summary>What is shown where this element is not known, since 1.2.</summary>
    public AdaptiveElement? Fallback { get; init; }

    /// <summary>Features of the host and their least versions, since 1.2.</summary>
    public IReadOnlyDictionary<string, string>? Requires { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
