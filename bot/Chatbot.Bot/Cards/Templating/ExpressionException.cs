namespace Chatbot.Bot.Cards.Templating;

/// <summary>An expression that cannot be read or evaluated.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="position">Characters before the place in the expression; -1 where there is none.</param>
/// <param name="isFatal">Whether it ends the whole expression; otherwise conditions take it for false, and texts keep the expression.</param>
internal sealed class ExpressionException(string message, int position = -1, bool isFatal = false) : Exception(message)
{
    public int Position => position;

    public bool IsFatal => isFatal;
}
