namespace Chatbot.Knowledge.Documents;

/// <summary>Two documents that say different things of the same fact.</summary>
/// <param name="First">The passage preferred: the newer one when both dates are known, else the better one.</param>
/// <param name="FirstText">What it says.</param>
/// <param name="Second">The other passage.</param>
/// <param name="SecondText">What that one says.</param>
/// <param name="FirstIsNewer">Whether the first is preferred because its document is the newer one.</param>
public sealed record AnswerConflict(Passage First, string FirstText, Passage Second, string SecondText, bool FirstIsNewer);
