namespace Chatbot.Bot.Persistence;

/// <summary>A state document was changed by somebody else since it was read; read it again and apply the change anew.</summary>
internal sealed class StateConflictException(string key)
    : InvalidOperationException($"The state document '{key}' was changed by another turn. Read it again and retry.")
{
    public string Key { get; } = key;
}
