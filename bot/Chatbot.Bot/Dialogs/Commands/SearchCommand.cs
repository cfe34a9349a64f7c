using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Searches the documents that everybody who reads along may see, and lists the best passages without writing an answer.</summary>
internal sealed class SearchCommand(
    PassageRetriever retriever,
    ConversationAudience audience,
    PublicAddress address,
    CardRenderer cards
) : ICommand
{
    private const int MostWords = 500;

    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken)
    {
        var locale = UserPreferences.LocaleOf(turn);
        if (argument.Length is 0 or > MostWords)
        {
            await turn.SendAsync(TurnTexts.Message(CommandTexts.SearchWhat.In(locale)), cancellationToken);
            return;
        }

        var found = await retriever.FindAsync(
            turn.Conversation.Tenant,
            audience.Of(turn.Conversation, turn.Activity),
            argument,
            turn.Journal,
            cancellationToken
        );
        await cards.SendAsync(turn, Card(argument, found, locale), words: null, cancellationToken);
    }

    private AdaptiveCard Card(string query, IReadOnlyList<Passage> found, string? locale)
    {
        var heading = found.Count switch
        {
            0 => CommandTexts.FoundNothing.In(locale, query),
            1 => CommandTexts.FoundOne.In(locale, query),
            _ => CommandTexts.FoundMany.In(locale, query, found.Count),
        };
        return SearchResultsCard.Create(
            heading,
            [.. found.Select(passage => PassageSource.Of(passage, address))],
            CommandTexts.SearchOtherwise.In(locale)
        );
    }
}
