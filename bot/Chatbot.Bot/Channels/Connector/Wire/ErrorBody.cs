namespace Chatbot.Bot.Channels.Connector.Wire;

internal sealed record ErrorBody
{
    public string? Code { get; init; }

    public string? Message { get; init; }
}
