namespace Chatbot.Bot.Cards.Validation;

/// <summary>Kinds of JSON values that a property may have.</summary>
[Flags]
internal enum JsonKinds
{
    None = 0,
    Text = 1,
    Number = 2,
    Boolean = 4,
    Null = 8,

    /// <summary>An object with members of the author's choice.</summary>
    FreeObject = 16,
}
