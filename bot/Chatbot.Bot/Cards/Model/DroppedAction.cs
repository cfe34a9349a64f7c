namespace Chatbot.Bot.Cards.Model;

/// <summary>The fallback <c>drop</c> of an action.</summary>
internal sealed record DroppedAction : AdaptiveAction
{
    public override string Type => "drop";
}
