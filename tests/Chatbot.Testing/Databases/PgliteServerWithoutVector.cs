namespace Chatbot.Testing.Databases;

/// <summary>The same without pgvector.</summary>
public sealed class PgliteServerWithoutVector() : PgliteServer(withVector: false);
