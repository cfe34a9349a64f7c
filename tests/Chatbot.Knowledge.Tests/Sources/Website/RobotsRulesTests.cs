using Chatbot.Knowledge.Sources.Website;

namespace Chatbot.Knowledge.Tests.Sources.Website;

/// <summary>robots.txt by RFC 9309, its own examples among them.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("/example/page.html", "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", true)]
    [InlineData(
        "/example/page/disallowed.gif",
        "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif",
        false
    )]
    [InlineData("/page", "User-agent: *\nDisallow: /page\nAllow: /page", true)]
    [InlineData("/page.php5", "User-agent: *\nDisallow: *.php$", true)]
    [InlineData("/page.php", "User-agent: *\nDisallow: *.php$", false)]
    [InlineData("/page.php?x=1", "User-agent: *\nDisallow: *.php$", true)]
    [InlineData("/page.php?x=1", "User-agent: *\nDisallow: /*.php", false)]
    [InlineData("/a/b/c", "User-agent: *\nDisallow: /a/*/c", false)]
    [InlineData("/a/c", "User-agent: *\nDisallow: /a/*/c", true)]
    [InlineData("/fish.asp", "User-agent: *\nDisallow: /fish", false)]
    [InlineData("/Fish.asp", "User-agent: *\nDisallow: /fish", true)]
    [InlineData("/robots.txt", "User-agent: *\nDisallow: /", true)]
    [InlineData("/", "User-agent: *\nDisallow:", true)]
    [InlineData("/x", "User-agent: *\nDisallow: /\nAllow: /$", false)]
    [InlineData("/", "User-agent: *\nDisallow: /\nAllow: /$", true)]
    [InlineData("/foo/bar/%E3%83%84", "User-agent: *\nDisallow: /foo/bar/ツ", false)]
    [InlineData("/foo/bar/ツ", "User-agent: *\nDisallow: /foo/bar/%E3%83%84", false)]
    [InlineData("/foo/bar/baz", "User-agent: *\nDisallow: /foo/bar/%62%61%7A", false)]
    [InlineData("/a%3cd.html", "User-agent: *\nDisallow: /a%3Cd.html", false)]
    [InlineData("/x", "User-agent: *\nDisallow: /\nUser-agent: ours\nDisallow: /y", true)]
    [InlineData("/y", "User-agent: *\nAllow: /\nUser-agent: OURS/1.2\nDisallow: /y", false)]
    [InlineData("/x", "User-agent: ours\nUser-agent: other\nDisallow: /x", false)]
    [InlineData(
        "/z",
        "User-agent: ours\nDisallow: /x\n\nUser-agent: other\nDisallow: /\n\nUser-agent: ours\nDisallow: /z",
        false
    )]
    [InlineData("/x", "User-agent: oursandmore\nDisallow: /", true)]
    [InlineData("/x", "User-agent: ours\nDisallow: # nothing\n", true)]
    [InlineData("/x", "\uFEFFuser-agent : *\r\n  DISALLOW : /x  # why\r\n", false)]
    [InlineData("/x", "Disallow: /x", true)]
    [InlineData("/x", "<html>no robots</html>", true)]
    [InlineData("/x", "", true)]
    public void Rules_AllowAndDisallow(string path, string robots, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsRules.Parse(robots, "ours").Allow(new Uri(new Uri("https://site.example/"), path)));

    [Fact]
    public void DelayAndSitemaps_AreRead()
    {
        var rules = RobotsRules.Parse(
            "Sitemap: https://site.example/a.xml\nUser-agent: ours\nCrawl-delay: 2.5\nUser-agent: *\nCrawl-delay: 9\nSitemap: /b.xml",
            "ours"
        );

        Assert.Equal(TimeSpan.FromSeconds(2.5), rules.Delay);
        Assert.Equal(["https://site.example/a.xml", "/b.xml"], rules.Sitemaps);
        Assert.Equal(TimeSpan.FromMinutes(1), RobotsRules.Parse("User-agent: *\nCrawl-delay: 86400", "ours").Delay);
        Assert.Null(RobotsRules.Parse("User-agent: *\nCrawl-delay: soon", "ours").Delay);
    }

    [Fact]
    public void ManyStars_AreMatchedInTime()
    {
        var robots = $"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 200))}b$";
        var path = "/" + new string('a', 1_500) + "c";

        Assert.True(RobotsRules.Parse(robots, "ours").Allow(new Uri("https://site.example" + path)));
    }
}
