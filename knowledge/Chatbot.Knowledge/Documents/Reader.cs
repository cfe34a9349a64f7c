namespace Chatbot.Knowledge.Documents;

/// <summary>One person and the groups that person belongs to.</summary>
/// <param name="UserId">Stable id of the person within the tenant.</param>
/// <param name="Groups">Ids of the person's groups.</param>
public sealed record Reader(string UserId, IReadOnlyList<string> Groups);
