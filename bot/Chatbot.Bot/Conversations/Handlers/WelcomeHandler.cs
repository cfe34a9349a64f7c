using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Greets once per conversation, when somebody other than the bot joins; with questions to begin with when there are some.</summary>
internal sealed class WelcomeHandler(CardRenderer cards, IOptions<AssistantOptions> options, IEnumerable<IGreeting> greetings)
    : IActivityHandler
{
    private static readonly StateProperty<bool> Welcomed = new("welcomed", AnswerJsonContext.Default.Boolean);

    public string ActivityType => ActivityTypes.ConversationUpdate;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var (activity, state) = (turn.Activity, turn.State.Conversation);
        var someoneJoined = activity.MembersAdded?.Any(member => member.Id != activity.Recipient?.Id) == true;
        if (!someoneJoined || turn.Capabilities.Greets || Welcomed.Get(state))
        {
            return;
        }

        Welcomed.Set(state, true);
        var texts = AssistantTexts.For(UserPreferences.LocaleOf(turn));
        var (name, questions) = (options.Value.Name, options.Value.WelcomeQuestions);
        var card = WelcomeCard.Create(name, texts.Greeting, [.. questions], texts.AskNext);
        await (
            questions.Count == 0
                ? cards.SendBesideAsync(turn, TurnTexts.Message(""), card, texts.Greeting, cancellationToken)
                : cards.SendAsync(turn, card, words: null, cancellationToken)
        );
        foreach (var greeting in greetings)
        {
            await greeting.OnGreetedAsync(turn, cancellationToken);
        }
    }
}
