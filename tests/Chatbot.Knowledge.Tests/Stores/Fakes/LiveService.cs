namespace Chatbot.Knowledge.Tests.Stores.Fakes;

/// <summary>
/// A real service that the suite runs against instead of the fake: <c>CHATBOT_TEST_QDRANT</c>, <c>_PINECONE</c> or
/// <c>_AZURESEARCH</c> holds its address and <c>…_KEY</c> its key.
/// </summary>
internal sealed record LiveService(Uri Endpoint, string? Key)
{
    public const string SkipReason = "Only the fake can fail on demand.";

    /// <summary>A start of names that no other run has.</summary>
    public string Prefix { get; } = $"t{Guid.NewGuid():N}"[..16] + "-";

    public static LiveService? Find(string name) =>
        Environment.GetEnvironmentVariable($"CHATBOT_TEST_{name}") is { Length: > 0 } address
            ? new LiveService(new Uri(address), Environment.GetEnvironmentVariable($"CHATBOT_TEST_{name}_KEY"))
            : null;
}
