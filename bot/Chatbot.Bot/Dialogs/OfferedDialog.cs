using Chatbot.Bot.Conversations;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs;

/// <summary>A dialog that people, models and commands can start. It is one line in <see cref="DialogCatalog"/>.</summary>
internal abstract class OfferedDialog(string id) : ComponentDialog(id)
{
    /// <summary>What people call it.</summary>
    public abstract LocalText Title { get; }

    /// <summary>What it is good for, for a model; in English. Null = models do not start it.</summary>
    public abstract string? Description { get; }

    /// <summary>Words that start it, in small letters without marks; alone or after “I want to” and the like.</summary>
    public abstract IReadOnlyList<string> StartPhrases { get; }

    /// <summary>Whether it ends without a word when the person writes anything but an answer.</summary>
    public virtual bool GivesWay => false;

    /// <summary>Whether it makes sense in this place.</summary>
    public virtual bool IsOffered(ITurnContext turn) => true;

    /// <summary>What a text proposes when it starts this dialog; null when it does not.</summary>
    public virtual SlotProposals? FindStart(string text) =>
        StartWords.After(text, StartPhrases) is { Length: 0 }
            ? new SlotProposals(new Dictionary<string, string>(StringComparer.Ordinal))
            : null;
}
