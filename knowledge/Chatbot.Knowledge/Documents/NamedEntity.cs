namespace Chatbot.Knowledge.Documents;

/// <summary>Somebody or something that a document names.</summary>
/// <param name="Kind">person, organisation, place, email, phone or code.</param>
/// <param name="Text">As it is written the first time.</param>
/// <param name="Count">How often.</param>
internal sealed record NamedEntity(string Kind, string Text, int Count);
