namespace Chatbot.Knowledge.Stores;

/// <summary>The service behind a store refused or could not be reached; the text names the service, the cause and the cure.</summary>
public sealed class ChunkStoreException(string message, Exception? inner = null) : IOException(message, inner);
