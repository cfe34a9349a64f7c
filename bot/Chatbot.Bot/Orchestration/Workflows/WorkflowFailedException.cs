namespace Chatbot.Bot.Orchestration.Workflows;

/// <summary>A run cannot go on; its message is for the person. Trying again would not help.</summary>
internal sealed class WorkflowFailedException(string reason, bool isPlaced = false, Exception? inner = null)
    : Exception(reason, inner)
{
    /// <summary>Whether the message names the step.</summary>
    public bool IsPlaced { get; } = isPlaced;

    /// <summary>The same failure, with the step in which it happened.</summary>
    public WorkflowFailedException At(string step) => new($"in step “{step}”, {Message}", isPlaced: true, this);
}
