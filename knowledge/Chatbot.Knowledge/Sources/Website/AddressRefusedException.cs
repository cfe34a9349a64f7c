namespace Chatbot.Knowledge.Sources.Website;

/// <summary>A host leads to an address that a crawl may not connect to.</summary>
/// <param name="message">Which, and what to do when it is meant.</param>
internal sealed class AddressRefusedException(string message) : IOException(message);
