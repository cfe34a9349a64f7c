using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.Mcp;

/// <summary>What the owner knows of a tool. What the server says of its risk is not trusted.</summary>
internal sealed class McpToolSettings
{
    public ToolRisk? Risk { get; set; }

    public ApprovalRule? Approval { get; set; }
}
