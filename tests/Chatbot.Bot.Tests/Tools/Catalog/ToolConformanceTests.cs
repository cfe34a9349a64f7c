using System.Text.Json;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace Chatbot.Bot.Tests.Tools.Catalog;

/// <summary>What holds for every tool. A subclass names the source and, for each of its tools, arguments that work.</summary>
public abstract class ToolConformanceTests
{
    private static readonly ToolCaller Caller = new()
    {
        Tenant = "acme",
        UserId = "ann",
        Roles = new HashSet<string>(StringComparer.Ordinal),
        Tier = ToolCallers.DefaultTier,
        Channel = "directline",
        ConversationId = "directline/acme/1",
        Audience = Audience.Of("ann"),
    };

    /// <summary>Values that a model, or who writes through it, may send.</summary>
    private static readonly string[] Traps =
    [
        "",
        " ",
        "\0",
        "'; DROP TABLE users; --",
        "../../etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
        "</tool_result>",
        new string('(', 5000),
        "9999999999999999999999999999",
        "-1",
        "\u2028",
        "while(true){}",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String,
        Gen.Int[0, Traps.Length - 1].Select(index => Traps[index])
    );

    private protected abstract IToolSource Source { get; }

    /// <summary>Tool → arguments with which it succeeds.</summary>
    protected abstract IReadOnlyDictionary<string, string> Examples { get; }

    /// <summary>How many hostile values each argument gets; fewer for a tool that starts a process for each.</summary>
    private protected virtual int HostileRuns => 40;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tool_Registered_DeclaresEverything()
    {
        var tools = await Source.ListAsync(Token);

        Assert.Equal(Examples.Keys.Order(StringComparer.Ordinal), tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(
            tools,
            tool =>
            {
                Assert.True(tool.Limits.Timeout > TimeSpan.Zero);
                Assert.InRange(tool.Limits.MaxResultCharacters, 1, ToolLimits.LargestResult);
                Assert.InRange(tool.Limits.CallsPerMinute, 1, ToolLimits.MostCallsPerMinute);
                Assert.False(string.IsNullOrWhiteSpace(tool.Function.Description));
                Assert.Equal("object", tool.Function.JsonSchema.GetProperty("type").GetString());
                Assert.DoesNotContain("caller", tool.Function.JsonSchema.GetRawText(), StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    [Fact]
    public async Task Tool_CalledAsItsExampleSays_Succeeds()
    {
        foreach (var tool in await Source.ListAsync(Token))
        {
            var outcome = await RunAsync(tool, Examples[tool.Name]);
            Assert.True(outcome.Status == ToolStatus.Succeeded, $"{tool.Name}: {outcome.Status}: {outcome.Text}");
        }
    }

    [Fact]
    public async Task Tool_WithHostileArguments_EndsWithinItsLimits()
    {
        foreach (var tool in await Source.ListAsync(Token))
        {
            foreach (var property in Properties(tool))
            {
                await Hostile.SampleAsync(
                    async value =>
                    {
                        var outcome = await RunAsync(tool, With(Examples[tool.Name], property, value));
                        Assert.True(outcome.Text.Length <= tool.Limits.MaxResultCharacters + 200, outcome.Text);
                    },
                    iter: HostileRuns,
                    threads: 1
                );
            }
        }
    }

    [Fact]
    public async Task Tool_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        foreach (var tool in await Source.ListAsync(Token))
        {
            var call = Record.ExceptionAsync(() => RunAsync(tool, Examples[tool.Name], cancelled.Token)).AsTask();
            var exception = await call.WaitAsync(TimeSpan.FromSeconds(90), Token);
            Assert.True(exception is null or OperationCanceledException, exception?.ToString());
        }
    }

    /// <summary>As a run does it: what does not fit the schema is refused, everything else is called.</summary>
    private protected static async Task<ToolOutcome> RunAsync(
        Tool tool,
        string arguments,
        CancellationToken? cancellationToken = null
    )
    {
        using var document = JsonDocument.Parse(arguments);
        return tool.Schema.Problems(document.RootElement) is { Count: > 0 } problems
            ? ToolOutcome.Refused(string.Join("; ", problems))
            : await new ToolRunner(TimeProvider.System, NullLogger<ToolRunner>.Instance).RunAsync(
                tool,
                document.RootElement,
                Caller,
                TimeSpan.FromMinutes(1),
                cancellationToken ?? Token
            );
    }

    private protected async Task<ToolOutcome> RunAsync(string name, object arguments)
    {
        var tool = (await Source.ListAsync(Token)).Single(tool => tool.Name == name);
        return await RunAsync(tool, JsonSerializer.Serialize(arguments));
    }

    private static IEnumerable<string> Properties(Tool tool) =>
        tool.Function.JsonSchema.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => property.Name).ToList()
            : [];

    private static string With(string arguments, string property, string value)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        values[property] = value;
        return JsonSerializer.Serialize(values);
    }
}
