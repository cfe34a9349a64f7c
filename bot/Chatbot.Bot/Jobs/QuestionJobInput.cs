using Chatbot.Bot.Orchestration.Agents;

namespace Chatbot.Bot.Jobs;

/// <summary>What the job of a question works on.</summary>
/// <param name="Text">What the person asked.</param>
/// <param name="History">What was said before, oldest first.</param>
/// <param name="Turn">The turn that asked.</param>
/// <param name="Checkpoint">The run that a turn has begun; null = it begins with the job.</param>
internal sealed record QuestionJobInput(
    string Text,
    IReadOnlyList<QuestionJobInput.Message> History,
    long Turn = 0,
    AgentCheckpoint? Checkpoint = null
)
{
    /// <summary>A message of before.</summary>
    /// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
    /// <param name="Text">What was said.</param>
    internal sealed record Message(string Role, string Text);
}
