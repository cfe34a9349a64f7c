namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>One thing that a dialog finds out.</summary>
/// <param name="Name">Name in the state, in proposals and in the schema for models.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Description">What it is, for a model; in English.</param>
internal sealed record Slot(string Name, LocalText Label, string Description);
