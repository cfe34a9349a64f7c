namespace Chatbot.Bot.Cards.Model;

/// <summary>The fallback <c>drop</c> of an element.</summary>
internal sealed record DroppedElement : AdaptiveElement
{
    public override string Type => "drop";
}
