using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.EndToEnd.Tests.Tools;

/// <summary>An HTTP API of somebody else: it takes tickets.</summary>
internal sealed class Helpdesk : IAsyncDisposable
{
    private const string Key = "helpdesk-key-0123456789";
    private readonly WebApplication _application;

    private Helpdesk(WebApplication application) => _application = application;

    public ConcurrentQueue<string> Tickets { get; } = new();

    public static async Task<Helpdesk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var helpdesk = new Helpdesk(application);
        application.MapPost("/api/tickets", (Delegate)helpdesk.TakeAsync);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return helpdesk;
    }

    /// <summary>The settings that offer its one operation, with its document in a folder.</summary>
    public async Task<string[]> SettingsAsync(string folder)
    {
        var document = Path.Combine(folder, "helpdesk.json");
        await File.WriteAllTextAsync(
            document,
            """
            {
              "openapi": "3.0.3",
              "info": { "title": "Helpdesk", "version": "1" },
              "paths": {
                "/tickets": {
                  "post": {
                    "operationId": "createTicket",
                    "summary": "Creates a ticket.",
                    "requestBody": {
                      "required": true,
                      "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Ticket" } } }
                    },
                    "responses": { "201": { "description": "created" } }
                  }
                }
              },
              "components": {
                "schemas": {
                  "Ticket": { "type": "object", "required": ["title"], "properties": { "title": { "type": "string" } } }
                }
              }
            }
            """,
            TestContext.Current.CancellationToken
        );
        const string section = "--Tools:OpenApi:Services:helpdesk";
        return
        [
            $"{section}:Document={document}",
            $"{section}:BaseAddress={_application.Urls.First()}/api",
            $"{section}:AllowedHosts:0=127.0.0.1",
            $"{section}:Operations:0=createTicket",
            $"{section}:Headers:X-Key={Key}",
        ];
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpContext context)
    {
        if (context.Request.Headers["X-Key"] != Key)
        {
            return Results.Unauthorized();
        }

        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Tickets.Enqueue(body.RootElement.GetProperty("title").GetString()!);
        return Results.Text($"ticket {Tickets.Count}, paid with {Key}", statusCode: StatusCodes.Status201Created);
    }
}
