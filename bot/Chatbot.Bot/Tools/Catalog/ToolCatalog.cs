using Chatbot.Bot.Tools.BuiltIn.Calculator;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Chatbot.Bot.Tools.BuiltIn.Documents;
using Chatbot.Bot.Tools.BuiltIn.JavaScript;
using Chatbot.Bot.Tools.BuiltIn.Python;
using Chatbot.Bot.Tools.BuiltIn.Sql;
using Chatbot.Bot.Tools.BuiltIn.Web;
using Chatbot.Bot.Tools.Mcp;
using Chatbot.Bot.Tools.OpenApi;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>All tools: one line each in <see cref="Register"/>.</summary>
internal sealed class ToolCatalog(IEnumerable<IToolSource> sources, IOptions<ToolsOptions> options)
{
    private const string All = "*";
    private readonly IReadOnlyList<IToolSource> _sources = [.. sources];
    private readonly HashSet<string> _disabled = [.. options.Value.Disabled];

    /// <summary>Which tools were asked for and are not offered, and why. Known after a listing.</summary>
    public IEnumerable<string> Absences => _sources.Select(source => source.Absence).OfType<string>();

    /// <summary>Tools that reach out of the process are there only when their settings ask for them.</summary>
    public static void Register(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IToolSource, CalculatorTool>();
        services.AddSingleton<IToolSource, DateTools>();
        services.AddSingleton<IToolSource, DocumentTools>();
        AddWhen<JavaScriptTool>(configuration.GetValue<bool>($"{JavaScriptOptions.SectionName}:Enabled"));
        AddWhen<PythonTool>(configuration.GetValue<PythonEngine>($"{PythonOptions.SectionName}:Engine") != PythonEngine.Off);
        AddWhen<FetchPageTool>(configuration.GetValue<bool>($"{FetchPageOptions.SectionName}:Enabled"));
        AddWhen<WebSearchTool>(!string.IsNullOrWhiteSpace(configuration[$"{WebSearchOptions.SectionName}:ApiKey"]));
        AddWhen<SqlTools>(configuration.GetSection($"{SqlOptions.SectionName}:Databases").Exists());
        AddWhen<OpenApiTools>(configuration.GetSection($"{OpenApiToolOptions.SectionName}:Services").Exists());
        if (configuration.GetSection($"{McpOptions.SectionName}:Servers").Exists())
        {
            services.AddMcpTools();
        }

        void AddWhen<T>(bool isAsked)
            where T : class, IToolSource
        {
            if (isAsked)
            {
                services.AddSingleton<IToolSource, T>();
            }
        }
    }

    /// <summary>Every tool that the owner has not disabled, by name.</summary>
    /// <exception cref="InvalidOperationException">Two tools have the same name.</exception>
    public async ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken)
    {
        var tools = new SortedDictionary<string, Tool>(StringComparer.Ordinal);
        foreach (var source in _sources)
        {
            foreach (var tool in await source.ListAsync(cancellationToken))
            {
                if (!tools.TryAdd(tool.Name, tool))
                {
                    throw new InvalidOperationException($"Two tools are named '{tool.Name}'; rename one of them.");
                }
            }
        }

        return _disabled.Contains(All) ? [] : [.. tools.Values.Where(tool => !_disabled.Contains(tool.Name))];
    }

    /// <summary>The tools that a person may call in this place.</summary>
    public async ValueTask<IReadOnlyList<Tool>> ListAsync(ToolCaller caller, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken)).Where(tool => tool.Access.Allows(caller))];
}
