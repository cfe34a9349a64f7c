namespace Chatbot.Bot.Dialogs.Commands;

/// <summary>A command by name.</summary>
/// <param name="Name">The word after the slash, in small letters.</param>
/// <param name="Summary">What it does, for <c>/help</c>; null = it is not told.</param>
/// <param name="Type">The <see cref="ICommand"/>.</param>
internal sealed record ListedCommand(string Name, LocalText? Summary, Type Type);
