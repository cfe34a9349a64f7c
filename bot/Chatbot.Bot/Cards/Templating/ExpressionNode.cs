namespace Chatbot.Bot.Cards.Templating;

/// <summary>A part of an expression.</summary>
internal abstract record ExpressionNode
{
    /// <summary>What it yields, as far as known before it runs.</summary>
    public abstract ValueTypes Type { get; }

    /// <summary>Levels of nodes below it, itself included.</summary>
    public abstract int Depth { get; }
}
