namespace Chatbot.Bot.Channels.Connector.Wire;

/// <summary>What a channel answers to a sent activity. The id is absent for typing, stream updates and split messages.</summary>
internal sealed record ResourceResponse
{
    public string? Id { get; init; }
}
