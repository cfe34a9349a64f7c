namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>A token as the token service gives it. It lives in memory for one turn: it is never stored, never logged and never put into the state of a dialog.</summary>
/// <param name="ConnectionName">The OAuth connection.</param>
/// <param name="Token">The token itself.</param>
/// <param name="Expiration">ISO 8601, or null.</param>
internal sealed record TokenResponse(string ConnectionName, string Token, string? Expiration)
{
    /// <summary>Without the token, so that it never gets into a log by accident.</summary>
    public override string ToString() => $"token of {ConnectionName}";
}
