using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>A dialog from its first words to its end, as a person goes through it.</summary>
/// <param name="Title">What the dialog is called, in English.</param>
/// <param name="Start">Words that start it.</param>
/// <param name="Steps">Its questions in order.</param>
/// <param name="End">Part of what is said at the end.</param>
internal sealed record DialogScript(string Title, string Start, IReadOnlyList<DialogScriptStep> Steps, string End)
{
    /// <summary>What else it needs; null = nothing.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>Settings by which it is offered.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
