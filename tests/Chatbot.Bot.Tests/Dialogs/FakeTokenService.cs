using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>A token service with the addresses of the Bot Framework's. It knows one code and one token to exchange.</summary>
internal sealed class FakeTokenService : IAsyncDisposable
{
    public const string Code = "123456";
    public const string ClientToken = "token-of-the-client";
    public const string Secret = "secret-token-0123456789";
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, bool> _signedIn = new(StringComparer.Ordinal);

    private FakeTokenService(WebApplication application) => _application = application;

    public string Url { get; private set; } = "";

    /// <summary>States of the sign-in addresses that were asked for.</summary>
    public ConcurrentQueue<string> States { get; } = new();

    public static async Task<FakeTokenService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var service = new FakeTokenService(application);
        application.MapGet("/api/usertoken/GetToken", (Delegate)service.GetToken);
        application.MapPost("/api/usertoken/exchange", (Delegate)service.ExchangeAsync);
        application.MapGet("/api/botsignin/GetSignInResource", (Delegate)service.GetSignInResource);
        await application.StartAsync(TestContext.Current.CancellationToken);
        service.Url = application.Urls.First();
        return service;
    }

    /// <summary>The person has signed in, in the browser.</summary>
    public void SignIn(string user) => _signedIn[user] = true;

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private IResult GetToken(HttpContext context)
    {
        var (user, code) = (context.Request.Query["userId"].ToString(), context.Request.Query["code"].ToString());
        if (code == Code)
        {
            SignIn(user);
        }

        return _signedIn.ContainsKey(user) && (code.Length == 0 || code == Code) ? Token() : Results.NotFound();
    }

    private async Task<IResult> ExchangeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        return body.RootElement.GetProperty("token").GetString() == ClientToken ? Token() : Results.StatusCode(412);
    }

    private IResult GetSignInResource(HttpContext context)
    {
        States.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(context.Request.Query["state"].ToString())));
        return Results.Json(
            new
            {
                signInLink = "https://signin.example.com/start",
                tokenExchangeResource = new { id = "exchange-1", uri = "api://bot" },
            }
        );
    }

    private static IResult Token() => Results.Json(new { connectionName = "graph", token = Secret });
}
