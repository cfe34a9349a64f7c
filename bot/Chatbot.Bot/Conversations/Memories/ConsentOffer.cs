namespace Chatbot.Bot.Conversations.Memories;

/// <summary>The question whether things may be remembered, in the person's language.</summary>
/// <param name="Question">The question.</param>
/// <param name="Yes">Words on the button that allows it.</param>
/// <param name="No">Words on the button that does not.</param>
/// <param name="Given">What is said to a yes.</param>
/// <param name="Refused">What is said to a no.</param>
internal sealed record ConsentOffer(string Question, string Yes, string No, string Given, string Refused);
