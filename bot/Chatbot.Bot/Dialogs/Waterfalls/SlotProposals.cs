namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>
/// Values that a model or the person's first words propose for slots, as texts. Each passes the recognizer and the validation
/// of its prompt as if the person had written it; what does not is asked for.
/// </summary>
/// <param name="Values">By <see cref="Slot.Name"/>.</param>
internal sealed record SlotProposals(IReadOnlyDictionary<string, string> Values);
