namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>What is read instead of a chunk, as <c>knowledge chunks --json</c> prints it.</summary>
internal sealed record ChunkParentOutput(int Start, int End, string Text);
