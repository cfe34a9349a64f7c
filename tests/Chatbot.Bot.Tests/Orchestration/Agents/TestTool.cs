using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Orchestration.Agents;

/// <summary>A tool that does what the test says, and remembers what it was called with.</summary>
internal sealed class TestTool : IToolSource
{
    private readonly Tool _tool;

    public TestTool(
        string name = "create_ticket",
        ToolRisk risk = ToolRisk.Write,
        ApprovalRule approval = ApprovalRule.OncePerConversation,
        ToolLimits? limits = null,
        ToolAccess? access = null
    ) =>
        _tool = new(
            ToolFunction.Create(name, CallAsync, "Does what the test says."),
            new()
            {
                Access = access ?? ToolAccess.Everyone,
                ActsFor = ToolIdentity.Service,
                Risk = risk,
                Approval = approval,
                Limits = limits ?? new(TimeSpan.FromSeconds(10), 1000, 1000),
            }
        );

    public Func<string, CancellationToken, Task<ToolResult>> OnCall { get; set; } =
        (title, _) => Task.FromResult(new ToolResult($"done: {title}"));

    public List<string> Calls { get; } = [];

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new([_tool]);

    private Task<ToolResult> CallAsync([Description("Any text")] string title, CancellationToken cancellationToken)
    {
        lock (Calls)
        {
            Calls.Add(title);
        }

        return OnCall(title, cancellationToken);
    }
}
