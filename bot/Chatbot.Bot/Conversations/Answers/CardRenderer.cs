using System.Text.Json;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Validation;
using Chatbot.Bot.Channels;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Sends the product's cards: as the channel can draw them, or as text where it draws none. A card carries its text along as
/// <see cref="Activity.Summary"/>, for clients that draw none although their channel does.
/// </summary>
internal sealed partial class CardRenderer(ILogger<CardRenderer> logger)
{
    /// <summary>Sends a card; a text that is too long for the channel as several messages.</summary>
    /// <param name="turn">The turn that sends it.</param>
    /// <param name="card">The card.</param>
    /// <param name="words">What to write instead of pressing the card's buttons; null when they explain themselves.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The last message as it was stored.</returns>
    public async Task<Activity> SendAsync(
        ITurnContext turn,
        AdaptiveCard card,
        string? words,
        CancellationToken cancellationToken
    )
    {
        if (Draw(card, turn.Capabilities) is { } content)
        {
            return await turn.SendAsync(Message(content, card, words), cancellationToken);
        }

        var parts = AnswerParts.Split(TextOf(card, words), turn.Capabilities.MaxTextLength);
        foreach (var part in parts.SkipLast(1))
        {
            await turn.SendAsync(Plain(part), cancellationToken);
        }

        return await turn.SendAsync(Plain(parts[^1]), cancellationToken);
    }

    /// <summary>Sends a message with a card beside its text; where the channel draws none, the text alone, with words in place of the card.</summary>
    /// <param name="turn">The turn that sends it.</param>
    /// <param name="message">The message; its text says the same as the card, or nothing.</param>
    /// <param name="card">The card.</param>
    /// <param name="words">What is written instead of the card; null when the text says it all.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<Activity> SendBesideAsync(
        ITurnContext turn,
        Activity message,
        AdaptiveCard card,
        string? words,
        CancellationToken cancellationToken
    )
    {
        var hasText = !string.IsNullOrEmpty(message.Text);
        return turn.SendAsync(
            Draw(card, turn.Capabilities) is { } content
                    ? message with
                    {
                        Text = hasText ? message.Text : null,
                        TextFormat = hasText ? message.TextFormat : null,
                        Summary = TextOf(card, words: null),
                        Attachments = [CardFactory.Adaptive(content)],
                    }
                : words is null ? message
                : message with { Text = hasText ? $"{message.Text}\n\n{words}" : words },
            cancellationToken
        );
    }

    /// <summary>Replaces a card that was sent. Where a channel cannot, or shows no cards, what was sent stays.</summary>
    public async Task<bool> TryReplaceAsync(
        ITurnContext turn,
        string activityId,
        AdaptiveCard card,
        CancellationToken cancellationToken
    )
    {
        if (!turn.Capabilities.Update || Draw(card, turn.Capabilities) is not { } content)
        {
            return false;
        }

        await turn.UpdateAsync(Message(content, card, words: null) with { Id = activityId }, cancellationToken);
        return true;
    }

    /// <summary>The JSON of a card as the channel draws it; null where it draws none, or the card is not valid.</summary>
    public JsonElement? Draw(AdaptiveCard card, ChannelCapabilities capabilities)
    {
        if (capabilities.Cards is not { } host)
        {
            return null;
        }

        var json = card.ToJson();
        if (CardValidator.Validate(json).Errors.FirstOrDefault() is { } error)
        {
            LogInvalid(error.Code, error.Path);
            return null;
        }

        using var drawn = JsonDocument.Parse(CardDowngrade.For(json, host).Card.ToJsonString());
        return drawn.RootElement.Clone();
    }

    private static Activity Message(JsonElement content, AdaptiveCard card, string? words) =>
        new()
        {
            Type = ActivityTypes.Message,
            Summary = TextOf(card, words),
            Attachments = [CardFactory.Adaptive(content)],
        };

    private static Activity Plain(string text) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "plain",
        };

    private static string TextOf(AdaptiveCard card, string? words) =>
        words is null ? CardText.Of(card.ToJson()) : $"{CardText.Of((card with { Actions = null }).ToJson())}\n{words}";

    [LoggerMessage(1250, LogLevel.Error, "A card is not valid ({Code} at {Path}); its text is sent instead")]
    private partial void LogInvalid(string code, string path);
}
