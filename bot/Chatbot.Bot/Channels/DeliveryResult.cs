namespace Chatbot.Bot.Channels;

/// <summary>The result of one attempt.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="ActivityId">The channel's id of the activity; null where it gives none.</param>
/// <param name="RetryAfter">How long the channel asks to wait, or null.</param>
/// <param name="Detail">Status code or error kind, for logs.</param>
internal sealed record DeliveryResult(
    DeliveryOutcome Outcome,
    string? ActivityId = null,
    TimeSpan? RetryAfter = null,
    string? Detail = null
);
