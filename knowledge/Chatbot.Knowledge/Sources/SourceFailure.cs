namespace Chatbot.Knowledge.Sources;

/// <summary>Something in a source that could not be looked at.</summary>
/// <param name="Key">Its name within the source.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record SourceFailure(string Key, string Reason);
