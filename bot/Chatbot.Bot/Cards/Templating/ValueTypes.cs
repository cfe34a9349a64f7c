namespace Chatbot.Bot.Cards.Templating;

/// <summary>Types of values that a function takes or returns, as far as they are known before it runs.</summary>
[Flags]
internal enum ValueTypes
{
    None = 0,
    Boolean = 1,
    Number = 2,

    /// <summary>Not known before it runs.</summary>
    Any = 4,
    Text = 8,
    List = 16,
}
