namespace Chatbot.Bot.Cards.Model;

/// <summary>Opens an address.</summary>
internal sealed record OpenUrlAction : AdaptiveAction
{
    public override string Type => "Action.OpenUrl";

    /// <summary>Address: http, https or mailto.</summary>
    public required string Url { get; init; }
}
