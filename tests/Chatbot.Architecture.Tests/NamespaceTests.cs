using ArchUnitNET.Domain;

namespace Chatbot.Architecture.Tests;

/// <summary>Namespaces are the borders inside a project: who may know whom.</summary>
public sealed class NamespaceTests
{
    private const string Bot = "Chatbot.Bot";
    private const string Knowledge = "Chatbot.Knowledge";

    /// <summary>What each part of the bot may know besides itself. A channel is a part of its own: it never knows a sibling.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Program"] = ["Commands"],
        ["Persistence"] = [],
        ["Cards"] = [],
        ["People"] = [],
        ["Channels"] = ["Cards"],
        ["Channels.Connector"] = ["Cards", "Channels", "Conversations", "Persistence"],
        ["Channels.DirectLine"] = ["Cards", "Channels", "Conversations", "People", "Persistence"],
        ["Tools"] = ["Persistence"],
        ["Orchestration"] = ["Persistence", "Tools"],
        ["Conversations"] = ["Cards", "Channels", "Orchestration", "People", "Persistence", "Tools"],
        ["Dialogs"] = ["Cards", "Channels", "Conversations", "Orchestration", "People", "Persistence", "Tools"],
        ["Jobs"] = ["Cards", "Channels", "Conversations", "Orchestration", "Persistence", "Tools"],
        ["Samples"] = ["Persistence"],
        ["WebPage"] = [],
        // The host composes: it knows every feature, and no feature knows it.
        ["Hosting"] =
        [
            "Channels",
            "Channels.Connector",
            "Channels.DirectLine",
            "Conversations",
            "Dialogs",
            "Jobs",
            "Orchestration",
            "People",
            "Persistence",
            "Samples",
            "Tools",
            "WebPage",
        ],
        // Each verb is a program of its own; token signs with the keys of Direct Line.
        ["Commands"] = ["Cards", "Hosting", "Orchestration", "Persistence", "Tools", "Channels.DirectLine"],
    };

    [Fact]
    public void Part_KnowsOnlyWhatItMay()
    {
        var violations = Between(Bot, BotPart)
            .Where(edge => !Allowed.GetValueOrDefault(edge.From, []).Contains(edge.To))
            .Select(edge => $"{edge.From} -> {edge.To}: {edge.Example}");

        Report.None(violations, "A part of the bot knows one that it may not; change the code, or the table on purpose");
    }

    [Fact]
    public void Part_IsInTheTable()
    {
        var parts = Product.Types.Select(type => Part(type, Bot, BotPart)).OfType<string>().Distinct();

        Report.None(parts.Where(part => !Allowed.ContainsKey(part)), "A new namespace needs a line in the table of this test");
    }

    [Theory]
    [InlineData(Bot)]
    [InlineData(Knowledge)]
    public void Namespaces_HaveNoCycles(string root)
    {
        var edges = Between(root, root == Bot ? BotPart : KnowledgePart).ToList();

        Assert.NotEmpty(edges);
        var cycle = Cycles.Find(edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal));

        var examples = cycle.Zip(cycle.Skip(1), (from, to) => edges.First(edge => edge.From == from && edge.To == to).Example);
        Report.None(
            cycle.Count == 0 ? [] : examples.Prepend(string.Join(" -> ", cycle)),
            "Namespaces know each other in a circle"
        );
    }

    [Fact]
    public void WireTypes_StayInTheirProtocol()
    {
        var violations = Product
            .Dependencies.Where(pair => Protocol(pair.To) is { } protocol && !IsWithin(pair.From.Namespace.FullName, protocol))
            // The service is the other side of both protocols.
            .Where(pair => !IsWithin(pair.From.Namespace.FullName, "Chatbot.Knowledge.Service"))
            .Select(pair => $"{pair.From.FullName} -> {pair.To.FullName}");

        Assert.Contains(Product.Types, type => Protocol(type) is not null);
        Report.None(violations, "A wire type left the folder of its protocol");
    }

    [Fact]
    public void EntityFramework_StaysInPersistence()
    {
        var violations = Product
            .Dependencies.Where(pair =>
                pair.To.FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
                && !pair.From.Namespace.FullName.Split('.').Any(part => part is "Persistence" or "Stores")
            )
            .Select(pair => $"{pair.From.FullName} -> {pair.To.FullName}");

        Report.None(violations, "EF Core is known outside of Persistence and Stores");
    }

    [Fact]
    public void ServiceProvider_StaysInRegistrations()
    {
        var violations = Product
            .Dependencies.Where(pair =>
                pair.To.FullName == typeof(IServiceProvider).FullName
                && !pair.From.FullName.Split('+')[0].EndsWith("Extensions", StringComparison.Ordinal)
                // EF Core's own base class brings it along.
                && !pair.From.Name.EndsWith("DbContext", StringComparison.Ordinal)
                // A verb of the command line is a program of its own and takes from the container what it runs.
                && !IsWithin(pair.From.Namespace.FullName, "Chatbot.Bot.Commands")
            )
            .Select(pair => pair.From.FullName);

        Report.None(violations, "Dependencies are constructor parameters; only registrations know IServiceProvider");
    }

    [Fact]
    public void Contracts_KnowNothingButOrleans()
    {
        var project = Repository.ReadLines("bot/Chatbot.Contracts/Chatbot.Contracts.csproj");
        var references = project
            .Where(line => line.Contains("Reference Include", StringComparison.Ordinal))
            .Select(line => line.Trim());

        Assert.Equal(
            [
                """<PackageReference Include="Microsoft.Orleans.Sdk" />""",
                """<PackageReference Include="Microsoft.Orleans.Analyzers" PrivateAssets="all" />""",
            ],
            references
        );
    }

    [Fact]
    public void Knowledge_DoesNotKnowTheBot()
    {
        var ours = Product.Knowledge.GetReferencedAssemblies().Select(name => name.Name!);

        Assert.DoesNotContain(ours, name => name.StartsWith("Chatbot.", StringComparison.Ordinal));
    }

    /// <summary>A catalogue and its children are different parts: <c>Channels</c>, and each channel below it.</summary>
    private static string BotPart(string[] parts) =>
        parts switch
        {
            [] => "Program",
            ["Channels", var channel, ..] => $"Channels.{channel}",
            _ => parts[0],
        };

    /// <summary>The root holds the public surface and the registration, which everything below and above may meet in.</summary>
    private static string? KnowledgePart(string[] parts) => parts.Length == 0 ? null : parts[0];

    private static IEnumerable<(string From, string To, string Example)> Between(string root, Func<string[], string?> part) =>
        Product
            .Dependencies.Select(pair => (From: Part(pair.From, root, part), To: Part(pair.To, root, part), Pair: pair))
            .Where(edge => edge is { From: not null, To: not null } && edge.From != edge.To)
            .GroupBy(edge => (edge.From, edge.To))
            .Select(edges =>
                (edges.Key.From!, edges.Key.To!, $"{edges.First().Pair.From.FullName} knows {edges.First().Pair.To.FullName}")
            );

    private static string? Part(IType type, string root, Func<string[], string?> part)
    {
        var space = type.Namespace.FullName;
        // Program has no namespace of its own; everything else in the root assembly's namespace counts as it.
        return IsWithin(space, root) ? part(space.Length == root.Length ? [] : space[(root.Length + 1)..].Split('.')) : null;
    }

    /// <summary>The namespace of the protocol that owns a wire type, or null for other types.</summary>
    private static string? Protocol(IType type)
    {
        var parts = type.Namespace.FullName.Split('.');
        var wire = Array.IndexOf(parts, "Wire");
        return wire < 0 || parts[0] != "Chatbot" ? null : string.Join('.', parts[..wire]);
    }

    private static bool IsWithin(string space, string root) =>
        space == root || space.StartsWith(root + ".", StringComparison.Ordinal);
}
