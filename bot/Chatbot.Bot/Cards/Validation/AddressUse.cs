namespace Chatbot.Bot.Cards.Validation;

/// <summary>What an address in a card is used for.</summary>
internal enum AddressUse
{
    None,

    /// <summary>A person may open it.</summary>
    Link,

    /// <summary>The host fetches it.</summary>
    Media,

    /// <summary>The host shows it; a data address of an image is allowed.</summary>
    Image,
}
