using Chatbot.Bot.People;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tests.People;

public sealed class GroupDirectoryTests
{
    private static readonly GroupDirectory Directory = new(
        Options.Create(
            new DirectoryOptions
            {
                Groups = new(StringComparer.Ordinal)
                {
                    ["staff"] = ["ann", "bob", "object-1"],
                    ["finance"] = ["ann", "acme/carl", "ann"],
                },
            }
        )
    );

    [Theory]
    [InlineData("acme", "ann", null, "finance,staff")]
    [InlineData("acme", "bob", null, "staff")]
    [InlineData("acme", "carl", null, "finance")]
    [InlineData("other", "carl", null, "")]
    [InlineData("acme", "29:x", "object-1", "staff")]
    [InlineData("acme", "Ann", null, "")]
    [InlineData("acme", "acme/carl", null, "")]
    [InlineData("other", "acme/carl", null, "")]
    [InlineData("acme", "", null, "")]
    public void Person_IsInTheGroupsOfTheirIds(string tenant, string user, string? objectId, string groups)
    {
        var reader = Directory.Find(tenant, user, objectId);

        Assert.Equal(user, reader.UserId);
        Assert.Equal(groups, string.Join(',', reader.Groups.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Member_ThatIsEmpty_IsRefused()
    {
        var options = new DirectoryOptions { Groups = new(StringComparer.Ordinal) { ["staff"] = [" "] } };

        var result = new DirectoryOptionsValidator().Validate(null, options);

        Assert.Contains("Directory:Groups:staff:0", result.FailureMessage, StringComparison.Ordinal);
    }
}
