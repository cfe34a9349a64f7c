using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Something failed: what, what to do, and the id by which operators find it.</summary>
internal static class ErrorCard
{
    public const string RetryVerb = "error/retry";

    /// <summary>Member of the data that tells what failed.</summary>
    public const string ReferenceMember = "correlationId";

    /// <param name="message">What failed, in the reader's words.</param>
    /// <param name="advice">What the reader can do.</param>
    /// <param name="correlationId">Id by which the fault is found in the logs, or null.</param>
    /// <param name="canRetry">Whether to offer another try.</param>
    /// <param name="retry">Words on the button.</param>
    /// <param name="reference">Before the id.</param>
    public static AdaptiveCard Create(
        string message,
        string advice,
        string? correlationId,
        bool canRetry,
        string retry = "Try again",
        string reference = "Reference"
    ) =>
        CardParts.Card(
            $"{message} {advice}",
            [
                new Container
                {
                    Style = ContainerStyle.Attention,
                    Bleed = true,
                    Items = [CardParts.Heading(message) with { Size = TextSize.Medium }, CardParts.Plain(advice)!],
                },
                CardParts.Subtle(correlationId is null ? null : $"{reference}: {correlationId}"),
            ],
            [canRetry ? CardParts.Send(retry, RetryVerb, new JsonObject { [ReferenceMember] = correlationId }) : null]
        );
}
