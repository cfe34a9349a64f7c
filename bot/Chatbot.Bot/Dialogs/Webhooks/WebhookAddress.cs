namespace Chatbot.Bot.Dialogs.Webhooks;

/// <summary>Which addresses an owner may set: secrets and personal data never go over a network in the clear.</summary>
internal static class WebhookAddress
{
    public static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
