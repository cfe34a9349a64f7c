using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Bot.People;

namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>Shows and changes the class of models that answers this person, among those that the person may use.</summary>
internal sealed class ModelCommand(ModelRouter router, GroupDirectory directory) : ICommand
{
    private const string Automatic = "auto";

    public async Task RunAsync(ITurnContext turn, string argument, CancellationToken cancellationToken) =>
        await turn.SendAsync(TurnTexts.Message(Answer(turn, argument.ToLowerInvariant())), cancellationToken);

    private string Answer(ITurnContext turn, string wanted)
    {
        var (locale, preferences) = (UserPreferences.LocaleOf(turn), UserPreferences.Of(turn));
        var person = turn.Activity.From;
        var reader = directory.Find(turn.Conversation.Tenant, person?.Id ?? "unknown", person?.AadObjectId);
        var allowed = router.ChoicesFor(reader.Groups);
        if (allowed.Count == 0)
        {
            return CommandTexts.OneModel.In(locale);
        }

        var names = string.Join(", ", allowed.Select(Name).Prepend(Automatic));
        if (wanted.Length == 0)
        {
            var now = preferences.ModelClass is { } chosen && allowed.Contains(chosen) ? Name(chosen) : Automatic;
            return CommandTexts.ModelNow.In(locale, now, names, Name(allowed[^1]));
        }

        ModelClass? found = allowed.Where(one => Name(one) == wanted).Select(one => (ModelClass?)one).FirstOrDefault();
        if (found is null && wanted != Automatic)
        {
            return CommandTexts.ModelNotAllowed.In(locale, Cards.CardMarkdown.Escape(wanted), names);
        }

        UserPreferences.Property.Set(turn.State.User, preferences with { ModelClass = found });
        return CommandTexts.ModelSet.In(locale, wanted);
    }

    private static string Name(ModelClass modelClass) => modelClass.ToString().ToLowerInvariant();
}
