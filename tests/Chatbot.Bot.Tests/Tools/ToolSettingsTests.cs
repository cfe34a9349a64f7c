using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Tools;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Chatbot.Bot.Tools.BuiltIn.JavaScript;
using Chatbot.Bot.Tools.BuiltIn.Sql;
using Chatbot.Bot.Tools.Mcp;
using Chatbot.Bot.Tools.OpenApi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.Tools;

/// <summary>The start refuses settings that are wrong or half, and says which.</summary>
public sealed class ToolSettingsTests
{
    [Theory]
    [InlineData("Tools:ApprovalLifetime=00:00:01", "Tools:ApprovalLifetime is 00:00:01")]
    [InlineData("Tools:Tiers:a:0=ann;Tools:Tiers:b:0=ann", "'ann' in more than one tier")]
    [InlineData("Tools:Approvers:x:0=boss", "Tools:Approvers:x is 'boss'")]
    [InlineData("Tools:Approvers:x:0=a/t/ann;Tools:Approvers:x:1=a/t/ann", "names 'a/t/ann' twice")]
    [InlineData("Tools:Dates:TimeZone=Mars/Olympus", "Tools:Dates:TimeZone is 'Mars/Olympus'")]
    [InlineData("Tools:JavaScript:MaxStatements=0", "MaxStatements")]
    [InlineData("Agent:MaxSteps=1", "MaxSteps")]
    [InlineData("Tools:Sql:Databases:x:Engine=Sqlite", "Tools:Sql:Databases:x:ConnectionString is empty")]
    [InlineData("Tools:Sql:Databases:x:Engine=Sqlite", "Tools:Sql:Databases:x:Schemas is empty")]
    [InlineData("Tools:OpenApi:Services:x:Document=nowhere.json", "Tools:OpenApi:Services:x:Document is 'nowhere.json'")]
    [InlineData("Tools:OpenApi:Services:x:BaseAddress=http://example.org", "plain http is for this machine only")]
    [InlineData("Tools:OpenApi:Services:x:BaseAddress=https://example.org", "AllowedHosts does not name example.org")]
    [InlineData("Tools:Mcp:Servers:x:Command=node", "Tools:Mcp:Servers:x:Tools is empty")]
    [InlineData("Tools:Mcp:Servers:x:Command=node;Tools:Mcp:Servers:x:Endpoint=https://a.b", "either Command")]
    [InlineData(
        "Tools:Mcp:Servers:x:Command=node;Tools:Mcp:Servers:x:Tools:t:Risk=Read",
        "Tools:Mcp:Servers:x:Tools:t:Approval is missing"
    )]
    [InlineData("Tools:Mcp:Servers:x:Endpoint=http://example.org/mcp", "plain http is for this machine only")]
    public void Settings_Wrong_AreNamed(string settings, string expected)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Read(settings));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_Default_AreRight() => Read("");

    private static void Read(string settings)
    {
        var values = settings
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(setting => setting.Split('=', 2))
            .Select(setting => KeyValuePair.Create(setting[0], (string?)setting[1]));
        var services = new ServiceCollection();
        services.AddAgents(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
        using var provider = services.BuildServiceProvider();
        _ = provider.GetRequiredService<IOptions<ToolsOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<AgentOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<DatesOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<JavaScriptOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<SqlOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<OpenApiToolOptions>>().Value;
        _ = provider.GetRequiredService<IOptions<McpOptions>>().Value;
    }
}
