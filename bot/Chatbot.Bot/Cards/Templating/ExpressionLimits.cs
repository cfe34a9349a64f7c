namespace Chatbot.Bot.Cards.Templating;

/// <summary>How much an expression and a template may ask for.</summary>
internal static class ExpressionLimits
{
    /// <summary>Characters of a text with expressions.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>Brackets and operators within one another.</summary>
    public const int MaxDepth = 64;

    /// <summary>Units of work of one template: a step, an item of a list, or eight characters of a text.</summary>
    public const int MaxWork = 1_000_000;
}
