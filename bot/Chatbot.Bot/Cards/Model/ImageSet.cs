using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A gallery.</summary>
internal sealed record ImageSet : AdaptiveElement
{
    public override string Type => "ImageSet";

    public required IReadOnlyList<Image> Images { get; init; }

    public ImageSize? ImageSize { get; init; }
}
