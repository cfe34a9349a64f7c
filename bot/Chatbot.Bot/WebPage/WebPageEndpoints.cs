using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Chatbot.Bot.WebPage;

/// <summary>The chat page, its compact form for the widget, and the page of a single passage: one application, three addresses.</summary>
internal static class WebPageEndpoints
{
    /// <summary>
    /// Scripts and data from here only; pictures from here only, so that an answer cannot make a browser call elsewhere.
    /// Web Chat adds styles while it runs, reads its own uploads as blobs and makes thumbnails in a worker.
    /// </summary>
    private const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "font-src 'self' data:; connect-src 'self' blob: ws: wss:; worker-src 'self' blob:; media-src 'self' blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors ";

    public static void MapWebPage(this WebApplication app)
    {
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });
        app.MapGet("/", (IWebHostEnvironment host, HttpResponse response) => Page(host, response, "'self'"));
        app.MapGet("/embed", (IWebHostEnvironment host, HttpResponse response) => Page(host, response, "*"));
        app.MapGet("/passages/{chunkId}", (IWebHostEnvironment host, HttpResponse response) => Page(host, response, "'self'"));
    }

    private static IResult Page(IWebHostEnvironment host, HttpResponse response, string frameAncestors)
    {
        var file = host.WebRootFileProvider.GetFileInfo("index.html");
        if (!file.Exists)
        {
            return TypedResults.Problem("The chat page is not part of this build.", statusCode: StatusCodes.Status404NotFound);
        }

        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy + frameAncestors;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        response.Headers.CacheControl = "no-cache";
        return TypedResults.Stream(file.CreateReadStream(), "text/html; charset=utf-8");
    }

    private static void Prepare(StaticFileResponseContext context)
    {
        context.Context.Response.Headers.CacheControl = "no-cache";
        context.Context.Response.Headers.XContentTypeOptions = "nosniff";
        if (context.File.Name == "widget.js")
        {
            context.Context.Response.Headers[HeaderNames.AccessControlAllowOrigin] = "*";
        }
    }
}
