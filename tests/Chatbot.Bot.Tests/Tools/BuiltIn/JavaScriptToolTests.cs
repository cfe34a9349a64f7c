using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.JavaScript;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class JavaScriptToolTests : ToolConformanceTests
{
    private protected override IToolSource Source { get; } = new JavaScriptTool(Options.Create(new JavaScriptOptions()));

    private protected override int HostileRuns => 8;

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["run_javascript"] = """{"code":"1 + 1"}""" };

    [Theory]
    [InlineData("[3,1,2].sort()", "[1,2,3]")]
    [InlineData("console.log('a', {b: 1}); 'done'", "a {\"b\":1}\n\"done\"")]
    [InlineData("const f = n => n < 2 ? n : f(n - 1) + f(n - 2); f(10)", "55")]
    [InlineData("undefined", "The code ran and returned nothing.")]
    public async Task Code_Plain_ReturnsItsValue(string code, string expected)
    {
        var outcome = await RunAsync("run_javascript", new { code });

        Assert.Equal((ToolStatus.Succeeded, expected), (outcome.Status, outcome.Text));
    }

    [Theory]
    [InlineData("while (true) {}", "statements")]
    [InlineData("const f = () => f(); f()", "levels")]
    [InlineData("let a = []; while (true) a.push('x'.repeat(1000))", "")]
    [InlineData("'x'.repeat(2 ** 30)", "")]
    [InlineData("new Array(2 ** 31).fill(0)", "")]
    [InlineData("/(a+)+$/.test('a'.repeat(40) + 'b')", "")]
    [InlineData("throw new Error('no')", "line 1: no")]
    [InlineData("syntax error here", "")]
    [InlineData("eval('1')", "")]
    [InlineData("new Function('return 1')()", "")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')", "")]
    [InlineData("importNamespace('System')", "")]
    [InlineData("require('fs')", "")]
    [InlineData("fetch('http://localhost')", "")]
    [InlineData("console.log.constructor('return 1')()", "")]
    [InlineData("while (true) console.log('x'.repeat(1000))", "")]
    public async Task Code_ThatWantsMore_IsStopped(string code, string reason)
    {
        var outcome = await RunAsync("run_javascript", new { code });

        Assert.Equal(ToolStatus.Failed, outcome.Status);
        Assert.Contains(reason, outcome.Text, StringComparison.Ordinal);
    }

    /// <summary>The interpreter calls itself here without a statement in between, so that its own limits see nothing of it.</summary>
    [Theory]
    [InlineData("new Proxy({}, { get(target, key, self) { return self[key]; } }).x")]
    [InlineData("const h = {}; const p = new Proxy({}, h); Object.setPrototypeOf(h, p); p.x")]
    [InlineData("const o = {}; o.toString = String.bind(null, o); String(o)")]
    [InlineData("const o = {}; o.toJSON = JSON.stringify.bind(null, o); JSON.stringify(o)")]
    [InlineData("let a = []; for (let i = 0; i < 30000; i++) a = [a]; JSON.stringify(a).length")]
    public async Task Code_ThatExhaustsTheStack_EndsNothingElse(string code)
    {
        await RunAsync("run_javascript", new { code });

        Assert.Equal("2", (await RunAsync("run_javascript", new { code = "1 + 1" })).Text);
    }

    [Theory]
    [InlineData("typeof __log")]
    [InlineData("typeof System")]
    [InlineData("typeof process")]
    [InlineData("typeof XMLHttpRequest")]
    public async Task Code_SeesNothingOfTheHost(string code) =>
        Assert.Equal("\"undefined\"", (await RunAsync("run_javascript", new { code })).Text);
}
