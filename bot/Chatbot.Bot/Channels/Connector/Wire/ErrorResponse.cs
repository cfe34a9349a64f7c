namespace Chatbot.Bot.Channels.Connector.Wire;

/// <summary>An error as the protocol writes it. The Playground writes code and message at the root in some cases.</summary>
internal sealed record ErrorResponse
{
    public ErrorBody? Error { get; init; }

    public string? Code { get; init; }

    public string? Message { get; init; }
}
