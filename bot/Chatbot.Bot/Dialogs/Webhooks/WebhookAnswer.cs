namespace Chatbot.Bot.Dialogs.Webhooks;

/// <summary>What the other side said to a request, as far as it is used.</summary>
/// <param name="IsAccepted">Whether it has taken what was sent.</param>
/// <param name="Number">How it calls what it made; null when it does not say.</param>
/// <param name="Url">Where a person sees it; null when it does not say.</param>
/// <param name="Decision">What it decided, such as <c>approved</c>; null when it does not say.</param>
internal sealed record WebhookAnswer(bool IsAccepted, string? Number, string? Url, string? Decision)
{
    public static WebhookAnswer Failed { get; } = new(IsAccepted: false, null, null, null);
}
