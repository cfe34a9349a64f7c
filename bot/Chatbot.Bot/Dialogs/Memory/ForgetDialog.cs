using Chatbot.Bot.Conversations.State;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>Forgets what is remembered of a person, after a yes: settings, unfinished dialogs, facts, and the topic so far.</summary>
internal sealed class ForgetDialog(PersonalMemory memory, DialogStore store) : QuestionDialog(DialogId, MemoryTexts.AskForget)
{
    public const string DialogId = "forget";

    public override LocalText Title => MemoryTexts.ForgetName;

    protected override async Task<LocalText> DoAsync(DialogTurn turn, bool isYes)
    {
        if (!isYes)
        {
            return MemoryTexts.Kept;
        }

        await memory.ForgetAllAsync(turn.Context);
        UserPreferences.Property.Delete(turn.Context.State.User);
        store.Forget(turn.Context, turn.Now);
        TopicMark.Begin(turn.Context);
        return MemoryTexts.Forgotten;
    }
}
