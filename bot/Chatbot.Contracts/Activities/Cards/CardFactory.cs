using System.Text.Json;

namespace Chatbot.Contracts.Activities.Cards;

/// <summary>Makes attachments from cards.</summary>
public static class CardFactory
{
    /// <summary>An Adaptive Card from its JSON.</summary>
    public static Attachment Adaptive(JsonElement card) => new() { ContentType = CardTypes.Adaptive, Content = card };

    /// <summary>A hero card.</summary>
    public static Attachment Hero(HeroCard card) =>
        Make(CardTypes.Hero, JsonSerializer.SerializeToElement(card, ActivityJson.Context.HeroCard));

    /// <summary>A thumbnail card.</summary>
    public static Attachment Thumbnail(ThumbnailCard card) =>
        Make(CardTypes.Thumbnail, JsonSerializer.SerializeToElement(card, ActivityJson.Context.ThumbnailCard));

    /// <summary>A receipt card.</summary>
    public static Attachment Receipt(ReceiptCard card) =>
        Make(CardTypes.Receipt, JsonSerializer.SerializeToElement(card, ActivityJson.Context.ReceiptCard));

    /// <summary>A sign-in card.</summary>
    public static Attachment SignIn(SignInCard card) =>
        Make(CardTypes.SignIn, JsonSerializer.SerializeToElement(card, ActivityJson.Context.SignInCard));

    /// <summary>An OAuth card.</summary>
    public static Attachment OAuth(OAuthCard card) =>
        Make(CardTypes.OAuth, JsonSerializer.SerializeToElement(card, ActivityJson.Context.OAuthCard));

    /// <summary>An animation, audio or video card.</summary>
    /// <param name="contentType"><see cref="CardTypes.Animation"/>, <see cref="CardTypes.Audio"/> or <see cref="CardTypes.Video"/>.</param>
    /// <param name="card">The card.</param>
    public static Attachment Media(string contentType, MediaCard card) =>
        Make(contentType, JsonSerializer.SerializeToElement(card, ActivityJson.Context.MediaCard));

    private static Attachment Make(string contentType, JsonElement content) =>
        new() { ContentType = contentType, Content = content };
}
