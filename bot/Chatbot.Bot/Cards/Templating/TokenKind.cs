namespace Chatbot.Bot.Cards.Templating;

/// <summary>Kinds of tokens of an expression.</summary>
internal enum TokenKind
{
    Symbol,
    Number,
    Text,
    Identifier,
    Interpolation,
    End,
}
