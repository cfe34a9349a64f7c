using System.Reflection;

namespace Chatbot.Benchmarks.Turns;

/// <summary>Stands for a service that a benchmark needs to have and must not use.</summary>
public class Absent : DispatchProxy
{
    public static T Of<T>()
        where T : class => Create<T, Absent>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new InvalidOperationException($"The benchmark calls {targetMethod?.DeclaringType?.Name}.{targetMethod?.Name}.");
}
