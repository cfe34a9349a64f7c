using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>Something that a person fills in; its value is sent under its <see cref="AdaptiveElement.Id"/>.</summary>
internal abstract record AdaptiveInput : AdaptiveElement
{
    /// <summary>What the person should fill in, since 1.3.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it must be filled in, since 1.3.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>Shown when what was filled in is not valid, since 1.3.</summary>
    public string? ErrorMessage { get; init; }

    public InputLabelPosition? LabelPosition { get; init; }

    /// <summary>Width of an inline label: per cent such as <c>40</c>, or pixels such as <c>100px</c>, since 1.6.</summary>
    [JsonConverter(typeof(NumberOrTextConverter))]
    public string? LabelWidth { get; init; }

    public InputStyle? InputStyle { get; init; }
}
