using System.IO.Compression;
using System.Net;
using System.Text;
using Chatbot.Knowledge.Sources;
using Chatbot.Knowledge.Sources.Website;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Knowledge.Tests.Sources.Website;

/// <summary>A crawled website.</summary>
public sealed class WebsiteSourceTests : DocumentSourceConformanceTests
{
    private TestSite _site = null!;
    private int _versions;

    protected override IEnumerable<(string Key, string Value)> Settings =>
        [
            ("Website:StartUrls:0", _site.Address.AbsoluteUri),
            ("Website:AllowedNetworks:0", "127.0.0.1/32"),
            ("Website:Delay", "00:00:00"),
            ("Website:Timeout", "00:00:10"),
        ];

    [Fact]
    public async Task UnchangedPages_AreAskedForWithTheirTags_AndTheirLinksStillFollowed()
    {
        Put("/a.html", "The text of a.", etag: "\"1\"", links: ["/deep.html"]);
        Put("/deep.html", "Deep below.", etag: "\"1\"");
        Assert.Equal(5, (await RunAsync()).Added.Count);
        _site.Asked.Clear();

        var report = await RunAsync();

        Assert.Equal(5, report.Unchanged);
        Assert.Empty(report.Removed);
        Assert.Contains(("/a.html", 304), _site.Asked);
        Assert.Contains(("/deep.html", 304), _site.Asked);
    }

    [Fact]
    public async Task LastModified_IsEnoughToAskConditionally()
    {
        _site.Pages["/a.html"] = _site.Pages["/a.html"] with { ETag = null, LastModified = "Mon, 01 Jan 2024 10:00:00 GMT" };
        await RunAsync();
        _site.Asked.Clear();

        Assert.Equal(4, (await RunAsync()).Unchanged);
        Assert.Contains(("/a.html", 304), _site.Asked);
    }

    [Fact]
    public async Task PageThatIsNotLinkedAnyMore_IsGone_AndOneThatFailsStays()
    {
        Put("/x.html", "Only a links here.");
        Put("/a.html", "The text of a.", links: ["/x.html"]);
        await RunAsync();
        Put("/a.html", "The text of a.", etag: "\"new\"");

        Assert.EndsWith("/x.html", Assert.Single((await RunAsync()).Removed), StringComparison.Ordinal);

        _site.Pages["/b.html"] = _site.Pages["/b.html"] with { Status = 500 };
        var report = await RunAsync();
        Assert.EndsWith("/b.html", Assert.Single(report.Failed).Key, StringComparison.Ordinal);
        Assert.Empty(report.Removed);
    }

    [Fact]
    public async Task Robots_AreObeyed_AndPathsLimitsToo()
    {
        _site.Pages["/robots.txt"] = new(
            "User-agent: *\nDisallow: /\n\nUser-agent: ChatbotKnowledge/2\nDisallow: /private/\nAllow: /private/open"
        )
        {
            Type = "text/plain",
        };
        Put("/a.html", "A.", links: ["/private/x.html", "/private/open.html", "/other/y.html"]);
        Put("/private/x.html", "Private.");
        Put("/private/open.html", "Open.");
        Put("/other/y.html", "Other.");

        var report = await RunAsync(change: settings => settings["Knowledge:Sources:place:Website:ExcludedPaths:0"] = "/other");

        Assert.Equal(["/a.html", "/b.html", "/c.html", "/d.html", "/private/open.html"], Paths(report.Added));
        Assert.DoesNotContain(_site.Asked, asked => asked.Path is "/private/x.html" or "/other/y.html");
    }

    [Fact]
    public async Task RobotsThatCannotBeRead_StopTheCrawl_AndLoseNothing()
    {
        await RunAsync();
        _site.Pages["/robots.txt"] = new("") { Status = 500 };

        var report = await RunAsync(confirmRemovals: true);

        Assert.NotEmpty(report.Failed);
        Assert.Empty(report.Removed);
    }

    [Fact]
    public async Task CrawlDelay_IsWaitedByTheClock()
    {
        _site.Pages["/robots.txt"] = new("User-agent: *\nCrawl-delay: 20") { Type = "text/plain" };
        var time = new FakeTimeProvider();
        using var memory = new TestFolder();
        var settings = Settings.ToDictionary(
            one => $"Knowledge:Sources:s:{one.Key}",
            one => (string?)one.Value,
            StringComparer.Ordinal
        );
        settings["Knowledge:Sources:s:Access:0"] = "everyone";
        settings["Knowledge:Sources:s:Website:Timeout"] = "00:10:00";
        await using var host = new SourceHost(memory, settings, timeProvider: time);
        var began = time.GetUtcNow();

        var run = host.Sources.RunAsync("s", cancellationToken: Token);
        while (!run.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(2), Token));
        }

        // robots.txt, the sitemap that is not there, the start, and four pages.
        Assert.Equal(4, (await run).Added.Count);
        Assert.True(time.GetUtcNow() - began >= TimeSpan.FromSeconds(5 * 20), $"It took {time.GetUtcNow() - began}.");
    }

    [Fact]
    public async Task Sitemaps_AreFollowed_PlainAndPacked_AndTheirIndex()
    {
        var root = _site.Address.AbsoluteUri;
        _site.Pages["/robots.txt"] = new($"Sitemap: {root}maps.xml") { Type = "text/plain" };
        _site.Pages["/maps.xml"] = new(
            $"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>{root}one.xml.gz</loc></sitemap></sitemapindex>"
        );
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(
                Encoding.UTF8.GetBytes(
                    $"<urlset><url><loc>{root}island.html</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>"
                )
            );
        _site.Pages["/one.xml.gz"] = new("") { Bytes = packed.ToArray(), Type = "application/gzip" };
        Put("/island.html", "Nobody links here.");

        Assert.Contains("/island.html", Paths((await RunAsync()).Added));
    }

    [Fact]
    public async Task OnePageUnderManyAddresses_IsOneDocument()
    {
        Put("/a.html", "A.", links: ["/a.html#part", "/a.html?print=1", "/copy.html", "/moved.html"]);
        _site.Pages["/a.html?print=1"] = new($"<head><link rel=canonical href='/a.html'></head><body>A for print.</body>");
        _site.Pages["/copy.html"] = _site.Pages["/b.html"];
        _site.Redirect("/moved.html", "/c.html");

        Assert.Equal(["/a.html", "/b.html", "/c.html", "/d.html"], Paths((await RunAsync()).Added).Order());
        var again = await RunAsync();
        Assert.Equal(4, again.Unchanged);
        Assert.Empty(again.Removed);
    }

    [Fact]
    public async Task PagesThatDoNotWantToBeKept_AreNot()
    {
        Put("/a.html", "A.", links: ["/no1.html", "/no2.html", "/no3.html"]);
        _site.Pages["/no1.html"] = new(
            "<head><meta name=robots content='noindex, follow'></head><body>No. <a href='/yes.html'>x</a></body>"
        );
        Put("/no2.html", "No.");
        _site.Pages["/no2.html"] = _site.Pages["/no2.html"] with { Robots = "noindex" };
        _site.Pages["/no3.html"] = new(
            "<head><meta name=ROBOTS content=nofollow></head><body>Kept. <a href='/never.html'>x</a></body>"
        );
        Put("/yes.html", "Yes.");
        Put("/never.html", "Never.");

        Assert.Equal(
            ["/a.html", "/b.html", "/c.html", "/d.html", "/no3.html", "/yes.html"],
            Paths((await RunAsync()).Added).Order()
        );
    }

    [Fact]
    public async Task DepthAndNumber_AreLimited()
    {
        Put("/a.html", "A.", links: ["/l2.html"]);
        Put("/l2.html", "Two.", links: ["/l3.html"]);
        Put("/l3.html", "Three.");

        var shallow = await RunAsync(
            dryRun: true,
            change: settings => settings["Knowledge:Sources:place:Website:MaxDepth"] = "2"
        );
        Assert.Contains("/l2.html", Paths(shallow.Added));
        Assert.DoesNotContain("/l3.html", Paths(shallow.Added));
        await RunAsync();
        var few = await RunAsync(change: settings => settings["Knowledge:Sources:place:Website:MaxPages"] = "2");
        Assert.Empty(few.Removed);
        Assert.NotNull(few.HeldBackReason);
    }

    [Fact]
    public async Task TooLargeTooSlowAndForeign_AreLeft()
    {
        Put(
            "/a.html",
            "A.",
            links: ["/large.html", "/bomb.html", "/slow.html", "/film.mp4", "https://elsewhere.example/", "mailto:a@b.c"]
        );
        Put("/large.html", new string('x', 3_000));
        var bomb = new MemoryStream();
        using (var zip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(new byte[1_000_000]);
        _site.Pages["/bomb.html"] = new("")
        {
            Bytes = bomb.ToArray(),
            Before = http =>
            {
                http.Response.Headers.ContentEncoding = "gzip";
                return Task.CompletedTask;
            },
        };
        _site.Pages["/slow.html"] = new("slow") { Before = http => Task.Delay(Timeout.Infinite, http.RequestAborted) };
        _site.Pages["/film.mp4"] = new("film") { Type = "video/mp4" };

        var report = await RunAsync(change: settings =>
        {
            settings["Knowledge:Sources:place:Website:MaxBytes"] = "2000";
            settings["Knowledge:Sources:place:Website:Timeout"] = "00:00:01";
        });

        Assert.Equal(4, report.Added.Count);
        Assert.Equal(["/bomb.html", "/large.html", "/slow.html"], Paths(report.Failed.Select(failure => failure.Key)).Order());
    }

    [Fact]
    public async Task Redirect_ToAnAddressThatIsNotAllowed_IsRefused()
    {
        await using var inside = await TestSite.StartAsync("http://127.0.0.2:0");
        inside.Put("/secret.html", "The secret of the metadata service.");
        var secret = new Uri(inside.Address, "/secret.html").AbsoluteUri;
        _site.Redirect("/out.html", secret);
        _site.Redirect("/hop.html", "/out.html");
        Put("/a.html", "A.", links: ["/out.html", "/hop.html", secret]);

        var report = await RunAsync(change: settings =>
        {
            // Even where the scope lets the host in, the network does not.
            settings["Knowledge:Sources:place:Website:AllowedHosts:0"] = "127.0.0.1";
            settings["Knowledge:Sources:place:Website:AllowedHosts:1"] = "127.0.0.2";
        });

        Assert.Equal(4, report.Added.Count);
        Assert.Contains(
            report.Failed,
            failure =>
                failure.Reason.Contains("not public", StringComparison.Ordinal)
                || failure.Reason.Contains("robots", StringComparison.Ordinal)
        );
        Assert.Empty(inside.Asked);
        Assert.DoesNotContain(report.Added, key => key.Contains("127.0.0.2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task HostThatLeadsInside_IsRefused_EvenWhenItLedOutsideBefore()
    {
        var resolver = new ScriptedResolver();
        var port = _site.Address.Port;
        var address = new Uri($"http://rebind.example:{port}/");
        var clients = new SiteClients(resolver);
        using var client = clients.Create(new AddressPolicy([]));
        var options = new WebsiteOptions { Delay = TimeSpan.Zero };
        var site = new SiteReader(client, options, TimeProvider.System);

        foreach (var inside in new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.1", "169.254.169.254", "fd00::1" })
        {
            resolver.Answers.Enqueue([IPAddress.Parse(inside)]);
            var fetch = await site.GetAsync(address, null, 1000, TimeSpan.Zero, null, Token);
            Assert.Null(fetch.Status);
            Assert.Contains("not public", fetch.Reason, StringComparison.Ordinal);
        }

        Assert.Empty(_site.Asked);

        // An allowed answer is the one that is connected to; the name is not resolved a second time.
        using var allowing = clients.Create(new AddressPolicy(["127.0.0.1/32"]));
        resolver.Answers.Enqueue([IPAddress.Parse("127.0.0.1")]);
        var reached = await new SiteReader(allowing, options, TimeProvider.System).GetAsync(
            address,
            null,
            10_000,
            TimeSpan.Zero,
            null,
            Token
        );
        Assert.Equal(HttpStatusCode.OK, reached.Status);
        Assert.Equal(7, resolver.Asked);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::808:808", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("ff02::1", false)]
    public void AddressPolicy_AllowsPublicAddressesOnly(string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, new AddressPolicy([]).Allows(IPAddress.Parse(address)));
        Assert.True(new AddressPolicy(["0.0.0.0/0", "::/0"]).Allows(IPAddress.Parse(address)));
    }

    protected override async ValueTask BeginAsync()
    {
        _site = await TestSite.StartAsync();
        _site.Pages["/"] = new(
            "<head><meta name=robots content=noindex></head><a href=a.html>a</a><a href=b.html>b</a><a href=c.html>c</a><a href=d.html>d</a>"
                + string.Concat(Enumerable.Range(0, 8).Select(number => $"<a href=n{number}.html>n</a>"))
                + "<a href=e.html>e</a>"
        );
    }

    protected override ValueTask EndAsync() => _site.DisposeAsync();

    protected override Task PutAsync(string name, string text)
    {
        Put($"/{name}.html", text, $"\"{++_versions}\"");
        return Task.CompletedTask;
    }

    protected override Task TouchAsync(string name)
    {
        var path = $"/{name}.html";
        _site.Pages[path] = _site.Pages[path] with { ETag = $"\"{++_versions}\"" };
        return Task.CompletedTask;
    }

    protected override Task RemoveAsync(string name)
    {
        _site.Pages.TryRemove($"/{name}.html", out _);
        return Task.CompletedTask;
    }

    protected override Task BreakAsync()
    {
        _site.IsBroken = true;
        return Task.CompletedTask;
    }

    private static IEnumerable<string> Paths(IEnumerable<string> keys) => keys.Select(key => new Uri(key).PathAndQuery);

    private void Put(string path, string text, string? etag = null, string[]? links = null)
    {
        _site.Put(path, text, links ?? []);
        _site.Pages[path] = _site.Pages[path] with { ETag = etag };
    }

    private sealed class ScriptedResolver : IHostResolver
    {
        public Queue<IPAddress[]> Answers { get; } = new();

        public int Asked { get; private set; }

        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
        {
            Asked++;
            return Task.FromResult(Answers.Dequeue());
        }
    }
}
