namespace Chatbot.Testing.Conversations;

/// <summary>A turn that went another way than it was recorded.</summary>
/// <param name="Line">Which line of the file, from 1.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Expected">The recorded answers, as JSON.</param>
/// <param name="Actual">The answers now, as JSON.</param>
internal sealed record TranscriptDifference(int Line, string? Sent, string Expected, string Actual);
