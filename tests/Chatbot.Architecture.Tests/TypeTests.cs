using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Chatbot.Architecture.Tests;

/// <summary>How types are named and closed.</summary>
public sealed class TypeTests
{
    private static readonly string[] ForbiddenSuffixes =
    [
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Common",
        "Base",
        "Impl",
        "Processor",
        "Info",
        "Data",
    ];

    private static readonly string[] AllowedNames =
    [
        "StreamInfo", // the Activity Protocol's own name
        "IKnowledgeBase", // a knowledge base is a thing, not a base class
        "KnowledgeBase",
    ];

    [Fact]
    public void Name_SaysWhatTheTypeDoes()
    {
        var violations = Product
            .LoadedTypes(Product.Contracts, Product.Knowledge, Product.Service, Product.Bot)
            .Where(type => !AllowedNames.Contains(type.Name))
            .Where(type => ForbiddenSuffixes.Any(suffix => type.Name.Split('`')[0].EndsWith(suffix, StringComparison.Ordinal)))
            .Select(type => type.FullName!);

        Report.None(violations, "A name ends with a word that says nothing");
    }

    [Fact]
    public void Class_IsSealedOrAbstract() =>
        Classes()
            .That()
            .ResideInNamespaceMatching(@"^Chatbot\.")
            .And()
            .DoNotResideInNamespaceMatching(@"\.Migrations$|^Chatbot\.Knowledge\.Embeddings\.Onnx")
            .And()
            .AreNotAbstract()
            .And()
            .DoNotHaveNameContaining("<")
            .Should()
            .BeSealed()
            .Because("a class that nobody was meant to inherit from is easier to change")
            .Check(Product.Architecture);

    [Fact]
    public void AsyncMethod_TakesItsTokenLast()
    {
        var violations = Product
            .LoadedTypes(Product.Contracts, Product.Knowledge, Product.Service, Product.Bot)
            .Where(type => !type.IsAssignableTo(typeof(Delegate)))
            .SelectMany(type => type.GetMethods().Where(method => method.DeclaringType == type))
            .Where(method =>
                method.GetParameters().ToList().FindIndex(parameter => parameter.ParameterType == typeof(CancellationToken))
                    is >= 0
                        and var at
                && at != method.GetParameters().Length - 1
            )
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");

        Report.None(violations, "A cancellation token is not the last parameter");
    }
}
