using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Tools.Catalog;

public sealed class ToolRulesTests
{
    private static readonly ToolRules Complete = new()
    {
        Access = ToolAccess.Everyone,
        ActsFor = ToolIdentity.User,
        Risk = ToolRisk.Write,
        Approval = ApprovalRule.Always,
        Limits = new(TimeSpan.FromSeconds(1), 100, 10),
    };

    [Fact]
    public void Tool_WithAllRules_IsRegistered() => Assert.Equal("do_it", Create(Complete).Name);

    [Theory]
    [InlineData("Access")]
    [InlineData("ActsFor")]
    [InlineData("Risk")]
    [InlineData("Approval")]
    [InlineData("Limits")]
    public void Tool_WithoutARule_IsRefusedByItsName(string rule)
    {
        var rules = rule switch
        {
            "Access" => Complete with { Access = null },
            "ActsFor" => Complete with { ActsFor = null },
            "Risk" => Complete with { Risk = null },
            "Approval" => Complete with { Approval = null },
            _ => Complete with { Limits = null },
        };

        var exception = Assert.Throws<ToolRefusedException>(() => Create(rules));

        Assert.Contains($"({rule})", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'do_it'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Write", "Never")]
    [InlineData("Irreversible", "Never")]
    [InlineData("Irreversible", "WhenUntrusted")]
    [InlineData("Irreversible", "OncePerConversation")]
    public void Tool_WithAnApprovalRuleTooWeakForItsRisk_IsRefused(string risk, string approval) =>
        Assert.Throws<ToolRefusedException>(() =>
            Create(Complete with { Risk = Enum.Parse<ToolRisk>(risk), Approval = Enum.Parse<ApprovalRule>(approval) })
        );

    [Theory]
    [InlineData(0, 100, 10)]
    [InlineData(600, 100, 10)]
    [InlineData(1, 0, 10)]
    [InlineData(1, 1_000_000, 10)]
    [InlineData(1, 100, 0)]
    public void Tool_WithALimitThatIsNone_IsRefused(int seconds, int characters, int calls) =>
        Assert.Throws<ToolRefusedException>(() =>
            Create(Complete with { Limits = new(TimeSpan.FromSeconds(seconds), characters, calls) })
        );

    [Theory]
    [InlineData("staff", "standard", "directline", true)]
    [InlineData("guest", "standard", "directline", false)]
    [InlineData("staff", "free", "directline", false)]
    [InlineData("staff", "standard", "connector", false)]
    public void Access_ByRoleTierAndChannel_NeedsAllThree(string role, string tier, string channel, bool expected)
    {
        var access = new ToolAccess(["staff"], ["standard"], ["directline"], ToolAudience.Anyone);
        var caller = new ToolCaller
        {
            Tenant = "acme",
            UserId = "ann",
            Roles = new HashSet<string>(StringComparer.Ordinal) { role },
            Tier = tier,
            Channel = channel,
            Audience = Knowledge.Documents.Audience.Of("ann"),
        };

        Assert.Equal(expected, access.Allows(caller));
    }

    [Fact]
    public void Access_ForOnePerson_IsNotForGroups()
    {
        var access = new ToolAccess([], [], [], ToolAudience.OnePerson);
        var caller = new ToolCaller
        {
            Tenant = "acme",
            UserId = "ann",
            Roles = new HashSet<string>(StringComparer.Ordinal),
            Tier = "standard",
            Channel = "directline",
            Audience = Knowledge.Documents.Audience.Of("ann"),
        };

        Assert.True(access.Allows(caller));
        Assert.False(access.Allows(caller with { Audience = new([new("ann", []), new("", [])]) }));
    }

    private static Tool Create(ToolRules rules) =>
        new(ToolFunction.Create("do_it", () => new ToolResult("done"), "Does it."), rules);
}
