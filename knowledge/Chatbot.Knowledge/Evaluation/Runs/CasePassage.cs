namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>A passage that was found for a question.</summary>
/// <param name="Doc">Id of its document.</param>
/// <param name="Text">Its text.</param>
/// <param name="Title">Title of the document with the headings above the passage, or null.</param>
public sealed record CasePassage(string Doc, string Text, string? Title = null);
