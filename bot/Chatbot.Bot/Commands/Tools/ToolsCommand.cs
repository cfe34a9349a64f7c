using System.CommandLine;
using Chatbot.Bot.Tools.Catalog;

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
        list.TreatUnmatchedTokensAsErrors = false;
        return new Command("tools", "Tools that a language model may call.") { list };
    }

    private static async Task<int> ListAsync(IServiceProvider services, bool json, CancellationToken cancellationToken)
    {
        var tools = await services.GetRequiredService<ToolCatalog>().ListAsync(cancellationToken);
        if (json)
        {
            CommandOutput.Json([.. tools.Select(ToolOutput.Of)], ToolsJsonContext.Default.IReadOnlyListToolOutput);
            return 0;
        }

        foreach (var tool in tools)
        {
            CommandOutput.Line($"{tool.Name} ({tool.Risk}, approval: {tool.Approval}): {tool.Function.Description}");
        }

        return 0;
    }
}
