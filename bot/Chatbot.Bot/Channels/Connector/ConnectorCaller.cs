namespace Chatbot.Bot.Channels.Connector;

/// <summary>Who posts activities, as far as it was proven.</summary>
/// <param name="CallerId">What becomes <c>callerId</c> of the activity; null when nothing was proven.</param>
/// <param name="ServiceUrl">The only service address the caller may name; null when its proof names none.</param>
internal sealed record ConnectorCaller(string? CallerId = null, string? ServiceUrl = null);
