namespace Chatbot.Knowledge.Documents;

/// <summary>Who may see a document: <c>everyone</c> in its tenant, or named principals (<c>user:ID</c>, <c>group:ID</c>).</summary>
/// <param name="Principals">Principals in the form <c>everyone</c>, <c>user:ID</c> or <c>group:ID</c>; empty = nobody.</param>
public sealed record AccessList(IReadOnlyList<string> Principals)
{
    /// <summary>The principal that stands for everybody in the tenant.</summary>
    public const string EveryonePrincipal = "everyone";

    /// <summary>Everybody in the tenant.</summary>
    public static AccessList Everyone { get; } = new([EveryonePrincipal]);
}
