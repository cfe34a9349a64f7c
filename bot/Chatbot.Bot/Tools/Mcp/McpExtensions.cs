using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tools.Mcp;

internal static class McpExtensions
{
    /// <summary>Adds the tools of MCP servers, and what the command line needs of them.</summary>
    public static IServiceCollection AddMcpTools(this IServiceCollection services)
    {
        services.AddSingleton<McpPins>();
        services.AddSingleton<McpTools>();
        return services.AddSingleton<IToolSource>(provider => provider.GetRequiredService<McpTools>());
    }
}
