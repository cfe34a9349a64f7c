using System.Runtime.InteropServices;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>A token with its text and the characters before it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}
