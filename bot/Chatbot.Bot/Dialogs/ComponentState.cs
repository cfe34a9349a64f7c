namespace Chatbot.Bot.Dialogs;

/// <summary>Where a <see cref="ComponentDialog"/> stands.</summary>
/// <param name="Stack">Its inner dialogs; the active one is last.</param>
internal sealed record ComponentState(IReadOnlyList<DialogInstance> Stack);
