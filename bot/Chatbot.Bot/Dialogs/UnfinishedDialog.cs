namespace Chatbot.Bot.Dialogs;

/// <summary>A person's latest unfinished dialog, for going on with it in another conversation.</summary>
/// <param name="Conversation">Where it was last gone on with.</param>
/// <param name="State">Where it stands.</param>
internal sealed record UnfinishedDialog(string Conversation, DialogState State);
