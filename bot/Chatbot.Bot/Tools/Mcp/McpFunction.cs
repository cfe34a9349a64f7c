using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.Mcp;

/// <summary>A tool of a server, under a name of ours.</summary>
internal sealed class McpFunction(McpConnection connection, string name, ModelContextProtocol.Protocol.Tool tool) : AIFunction
{
    public override string Name => name;

    public override string Description => tool.Description ?? tool.Title ?? tool.Name;

    public override JsonElement JsonSchema => tool.InputSchema;

    protected override async ValueTask<object?> InvokeCoreAsync(
        AIFunctionArguments arguments,
        CancellationToken cancellationToken
    ) => await connection.CallAsync(tool.Name, arguments, cancellationToken);
}
