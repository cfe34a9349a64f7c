using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Orchestration;

/// <summary>
/// The finished steps of a turn. A turn that runs again after a crash gets the recorded results back instead of
/// repeating the steps. The conversation gives it to the assistant.
/// </summary>
internal interface ITurnJournal
{
    /// <summary>Returns the recorded result of <paramref name="step"/>, or runs it and records the result durably.</summary>
    /// <param name="step">Name unique within the turn, for example <c>retrieval</c> or <c>tool:3</c>.</param>
    Task<T> StepAsync<T>(
        string step,
        JsonTypeInfo<T> typeInfo,
        Func<CancellationToken, Task<T>> run,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps durably what is known of the turn and is no step; a later run of the turn replaces it.</summary>
    Task NoteAsync<T>(string name, JsonTypeInfo<T> typeInfo, T note);
}
