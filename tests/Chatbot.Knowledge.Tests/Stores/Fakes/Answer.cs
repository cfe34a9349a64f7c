namespace Chatbot.Knowledge.Tests.Stores.Fakes;

/// <summary>What a fake service answers.</summary>
public sealed record Answer(int Status, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
