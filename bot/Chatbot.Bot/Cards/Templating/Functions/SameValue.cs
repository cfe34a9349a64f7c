using System.Runtime.CompilerServices;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>Plain values are the same when equal; lists and objects only when they are one and the same.</summary>
internal sealed class SameValue : IEqualityComparer<object?>
{
    public static SameValue Instance { get; } = new();

    public new bool Equals(object? x, object? y) =>
        x is List<object?> or Dictionary<string, object?> ? ReferenceEquals(x, y) : object.Equals(x, y);

    public int GetHashCode(object? obj) =>
        obj is List<object?> or Dictionary<string, object?> ? RuntimeHelpers.GetHashCode(obj) : obj?.GetHashCode() ?? 0;
}
