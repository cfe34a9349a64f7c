namespace Chatbot.Bot.Jobs;

/// <summary>What the job of a question works on.</summary>
/// <param name="Text">What the person asked.</param>
/// <param name="History">What was said before, oldest first.</param>
internal sealed record QuestionJobInput(string Text, IReadOnlyList<QuestionJobInput.Message> History)
{
    /// <summary>A message of before.</summary>
    /// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
    /// <param name="Text">What was said.</param>
    internal sealed record Message(string Role, string Text);
}
