using System.ComponentModel;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary><c>run_javascript</c>: code in an interpreter that can reach nothing but its own values.</summary>
internal sealed class JavaScriptTool : IToolSource, IDisposable
{
    private const int MostAtOnce = 2;
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly JavaScriptOptions _options;
    private readonly IReadOnlyList<Tool> _tools;

    public JavaScriptTool(IOptions<JavaScriptOptions> options)
    {
        _options = options.Value;
        _tools =
        [
            new(
                ToolFunction.Create("run_javascript", RunAsync),
                new()
                {
                    Access = ToolAccess.Everyone,
                    ActsFor = ToolIdentity.Nobody,
                    Risk = ToolRisk.Read,
                    Approval = ApprovalRule.Never,
                    Limits = new(_options.Timeout + ScriptProcess.Overhead, MaxResultCharacters: 20_000, CallsPerMinute: 30),
                }
            ),
        ];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    public void Dispose() => _free.Dispose();

    [Description(
        "Runs JavaScript (ECMAScript 2024, no modules, no network, no files) and returns what console.log wrote and the value of the "
            + "last expression as JSON. Put the data that it needs into the code."
    )]
    private async Task<ToolResult> RunAsync([Description("The code")] string code, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            return await ScriptProcess.RunAsync(new(code, _options), cancellationToken);
        }
        finally
        {
            _free.Release();
        }
    }
}
