using System.CommandLine;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Bot.Tools.Mcp;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Commands.Tools;

/// <summary><c>tools</c>: what a language model may call.</summary>
internal static class ToolsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var list = new Command("list", "Lists the tools with who may call them, their risk and their limits.") { json };
        list.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, stop) => ListAsync(services, result.GetValue(json), stop),
                    token
                )
        );
        var servers = new Command("servers", "Lists the MCP servers: whether they answer, and which tools are in quarantine.");
        servers.SetAction((result, token) => CommandHost.RunAsync(result, processDocuments: false, ServersAsync, token));
        var server = new Argument<string>("server") { Description = "Name of the server, as in Tools:Mcp:Servers." };
        var tool = new Argument<string>("tool") { Description = "The server's name of the tool." };
        var release = new Command("release", "Takes a tool of an MCP server that has changed out of quarantine.")
        {
            server,
            tool,
        };
        release.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, _) => ReleaseAsync(services, result.GetRequiredValue(server), result.GetRequiredValue(tool)),
                    token
                )
        );
        var conversation = new Argument<string>("conversation") { Description = "Its id: channel/tenant/conversation." };
        var trace = new Command("trace", "Prints what models and tools did in a conversation, as JSON lines.") { conversation };
        trace.SetAction(
            (result, token) =>
                CommandHost.RunAsync(
                    result,
                    processDocuments: false,
                    (services, _) => Task.FromResult(Trace(services, result.GetRequiredValue(conversation))),
                    token
                )
        );
        var command = new Command("tools", "Tools that a language model may call.") { list, servers, release, trace };
        foreach (var verb in command.Subcommands)
        {
            verb.TreatUnmatchedTokensAsErrors = false;
        }

        return command;
    }

    private static int Trace(IServiceProvider services, string conversation)
    {
        if (!ConversationId.TryParse(conversation, out var id))
        {
            CommandOutput.Error($"'{conversation}' is not a conversation id of the form channel/tenant/conversation.");
            return 1;
        }

        foreach (var step in services.GetRequiredService<JournalStore>().ReadRuns(id).OrderBy(TraceStep.OrderOf))
        {
            CommandOutput.Line(TraceStep.ToJson(step));
        }

        return 0;
    }

    private static async Task<int> ServersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<McpTools>() is not { } mcp)
        {
            CommandOutput.Line("No MCP server is configured; see docs/tools.md.");
            return 0;
        }

        await mcp.ListAsync(cancellationToken);
        foreach (var server in mcp.Servers)
        {
            var changed = server.Quarantined.Count > 0 ? $", changed: {string.Join(", ", server.Quarantined)}" : "";
            CommandOutput.Line($"{server.Name}: {(server.IsHealthy ? "answers" : "does not answer")}{changed}");
        }

        return mcp.Servers.All(server => server.IsHealthy) ? 0 : 2;
    }

    private static async Task<int> ReleaseAsync(IServiceProvider services, string server, string tool)
    {
        if (services.GetService<McpPins>() is not { } pins || !await pins.ReleaseAsync(server, tool))
        {
            CommandOutput.Error($"The server '{server}' has no known tool '{tool}'. See: tools servers.");
            return 1;
        }

        CommandOutput.Line($"{tool} of {server} will be offered as it is when it is next seen.");
        return 0;
    }

    private static async Task<int> ListAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var catalog = services.GetRequiredService<ToolCatalog>();
        var tools = await catalog.ListAsync(cancellationToken);
        if (json)
        {
            CommandOutput.Json([.. tools.Select(ToolOutput.Of)], ToolsJsonContext.Default.IReadOnlyListToolOutput);
            return 0;
        }

        foreach (var tool in tools)
        {
            CommandOutput.Line($"{tool.Name} ({tool.Risk}, approval: {tool.Approval}): {tool.Function.Description}");
        }

        foreach (var absence in catalog.Absences)
        {
            CommandOutput.Line($"Not offered: {absence}");
        }

        return 0;
    }
}
