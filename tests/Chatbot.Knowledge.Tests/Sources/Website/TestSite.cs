using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Tests.Sources.Website;

/// <summary>A website on this machine: pages with tags, redirects, and whatever else a test needs.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, Page> Pages { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Path, int Status)> Asked { get; } = new();

    /// <summary>Whether every answer is 503.</summary>
    public bool IsBroken { get; set; }

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<TestSite> StartAsync(string url = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var site = new TestSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>A page with links.</summary>
    public void Put(string path, string text, params string[] links) =>
        Pages[path] = new Page(
            $"<html><head><title>{path}</title></head><body><main><p>{text}</p>{string.Concat(links.Select(link => $"<a href=\"{link}\">more</a>"))}</main></body></html>"
        );

    public void Redirect(string path, string target, int status = 302) =>
        Pages[path] = new Page("") { Status = status, Location = target };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path + http.Request.QueryString;
        var page = Pages.GetValueOrDefault(path);
        var status =
            IsBroken ? 503
            : page is null ? 404
            : page.Status != 200 ? page.Status
            : page.ETag is not null && http.Request.Headers.IfNoneMatch == page.ETag ? 304
            : page.LastModified is not null && http.Request.Headers.IfModifiedSince == page.LastModified ? 304
            : page.Status;
        Asked.Enqueue((path, status));
        http.Response.StatusCode = status;
        if (page is null || IsBroken)
            return;
        if (page.Location is not null)
            http.Response.Headers.Location = page.Location;
        if (page.ETag is not null)
            http.Response.Headers.ETag = page.ETag;
        if (page.LastModified is not null)
            http.Response.Headers.LastModified = page.LastModified;
        if (page.Robots is not null)
            http.Response.Headers["X-Robots-Tag"] = page.Robots;
        if (status != (int)HttpStatusCode.OK)
            return;
        http.Response.ContentType = page.Type;
        await page.Before(http);
        await http.Response.Body.WriteAsync(page.Bytes ?? Encoding.UTF8.GetBytes(page.Text), http.RequestAborted);
    }

    internal sealed record Page(string Text)
    {
        public byte[]? Bytes { get; init; }

        public string Type { get; init; } = "text/html; charset=utf-8";

        public int Status { get; init; } = 200;

        public string? ETag { get; init; }

        public string? LastModified { get; init; }

        public string? Location { get; init; }

        public string? Robots { get; init; }

        public Func<HttpContext, Task> Before { get; init; } = _ => Task.CompletedTask;
    }
}
