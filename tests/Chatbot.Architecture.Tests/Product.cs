using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Dependencies;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;
using Type = System.Type;

namespace Chatbot.Architecture.Tests;

/// <summary>The product's code as the rules see it: its types, and who knows whom.</summary>
internal static class Product
{
    public static readonly Assembly Contracts = typeof(Contracts.Activities.Activity).Assembly;
    public static readonly Assembly Knowledge = typeof(Knowledge.IKnowledgeBase).Assembly;
    public static readonly Assembly Service = Assembly.Load("Chatbot.Knowledge.Service");
    public static readonly Assembly Bot = typeof(Bot.Hosting.ChatbotApplication).Assembly;

    public static readonly ArchUnitNET.Domain.Architecture Architecture = new ArchLoader()
        .LoadAssemblies(Contracts, Knowledge, Service, Bot)
        .Build();

    /// <summary>Types that were written by hand.</summary>
    public static IEnumerable<IType> Types { get; } =
    [
        .. Architecture.Types.Where(type =>
            type.FullName.StartsWith("Chatbot.", StringComparison.Ordinal) && !IsGenerated(type.Namespace.FullName)
        ),
    ];

    /// <summary>The same types by reflection.</summary>
    public static IEnumerable<Type> LoadedTypes(params Assembly[] assemblies) =>
        assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type.FullName!.StartsWith("Chatbot.", StringComparison.Ordinal)
                && !IsGenerated(type.Namespace!)
                && !type.FullName.Contains('<', StringComparison.Ordinal)
            );

    /// <summary>Every pair of types of which the first knows the second, generic arguments included.</summary>
    public static IEnumerable<(IType From, IType To)> Dependencies { get; } =
    [.. Types.SelectMany(type => type.Dependencies.SelectMany(Targets).Select(target => (type, target))).Distinct()];

    private static IEnumerable<IType> Targets(ITypeDependency dependency) =>
        dependency
            .TargetGenericArguments.SelectMany(Arguments)
            .Append(dependency.Target)
            .Where(target => target is not GenericParameter);

    private static IEnumerable<IType> Arguments(GenericArgument argument) =>
        argument.GenericArguments.SelectMany(Arguments).Append(argument.Type);

    /// <summary>EF Core's migrations and the ONNX messages are written by tools.</summary>
    private static bool IsGenerated(string space) =>
        space.EndsWith(".Migrations", StringComparison.Ordinal)
        || space.StartsWith("Chatbot.Knowledge.Embeddings.Onnx", StringComparison.Ordinal);
}
