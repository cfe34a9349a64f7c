namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>Where people sign in; section <c>Dialogs:SignIn</c>.</summary>
internal sealed class SignInOptions
{
    public const string SectionName = "Dialogs:SignIn";

    /// <summary>Name of the OAuth connection at the token service; empty = nobody can sign in.</summary>
    public string ConnectionName { get; set; } = "";

    /// <summary>Base address of the token service, which keeps the tokens.</summary>
    public string TokenServiceUrl { get; set; } = "";

    /// <summary>Header <c>Authorization</c> of each request to it; empty = none.</summary>
    public string Authorization { get; set; } = "";

    /// <summary>Longest time of a request.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    internal bool IsConfigured => ConnectionName.Length > 0;
}
