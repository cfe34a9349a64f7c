using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs;

/// <summary>What dialogs need to know of a turn.</summary>
/// <param name="Context">The turn.</param>
/// <param name="Locale">BCP 47 tag of the language that the person is spoken to in; null = English.</param>
/// <param name="Now">When the message came, in the person's time zone. A turn that runs again after a crash has the same.</param>
/// <param name="IsInterruption">Tells whether a text that is no answer is something else to deal with, such as a question.</param>
internal sealed record DialogTurn(ITurnContext Context, string? Locale, DateTimeOffset Now, Func<string, bool> IsInterruption)
{
    public Activity Activity => Context.Activity;
}
