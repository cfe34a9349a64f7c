using Chatbot.Bot.Conversations.State;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Greets once per conversation, when somebody other than the bot joins.</summary>
internal sealed class WelcomeHandler(IEnumerable<IGreeting> greetings) : IActivityHandler
{
    private const string Greeting =
        "Hello! Ask me a question, and I answer from the documents I was given, with the places to read it up. "
        + "Write **stop** to interrupt me.";

    private static readonly StateProperty<bool> Welcomed = new("welcomed", AnswerJsonContext.Default.Boolean);

    public string ActivityType => ActivityTypes.ConversationUpdate;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (activity, state) = (turn.Activity, turn.State.Conversation);
        var someoneJoined = activity.MembersAdded?.Any(member => member.Id != activity.Recipient?.Id) == true;
        if (someoneJoined && !turn.Capabilities.Greets && !Welcomed.Get(state))
        {
            Welcomed.Set(state, true);
            await turn.SendAsync(TurnTexts.Message(Greeting), cancellationToken);
            foreach (var greeting in greetings)
            {
                await greeting.OnGreetedAsync(turn, cancellationToken);
            }
        }
    }
}
