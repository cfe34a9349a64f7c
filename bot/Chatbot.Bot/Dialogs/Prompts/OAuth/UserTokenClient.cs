using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Chatbot.Contracts.Activities;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>
/// Speaks to the token service of the Bot Framework, or another with the same addresses. The service keeps the tokens; nothing
/// is kept here. Source: <c>api/usertoken</c> and <c>api/botsignin</c> of the Bot Framework token service.
/// </summary>
internal sealed partial class UserTokenClient(
    IHttpClientFactory clients,
    IOptions<SignInOptions> options,
    ILogger<UserTokenClient> logger
)
{
    public const string ClientName = "token-service";
    private readonly SignInOptions _options = options.Value;

    /// <summary>The person's token; null when there is none, the code is wrong, or the service does not answer.</summary>
    /// <param name="turn">Whose.</param>
    /// <param name="code">The code that the person got when signing in, or null.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<TokenResponse?> GetTokenAsync(Activity turn, string? code, CancellationToken cancellationToken) =>
        SendAsync(
            HttpMethod.Get,
            $"api/usertoken/GetToken?{Person(turn)}{(code is null ? "" : $"&code={Uri.EscapeDataString(code)}")}",
            null,
            cancellationToken
        );

    /// <summary>Exchanges a token of the client (single sign-on); null when that cannot be done.</summary>
    public Task<TokenResponse?> ExchangeAsync(Activity turn, string token, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, $"api/usertoken/exchange?{Person(turn)}", new TokenExchangeRequest(token), cancellationToken);

    /// <summary>How the person signs in; null when the service does not answer, or with an address that is not safe.</summary>
    public async Task<SignInResource?> GetSignInResourceAsync(Activity turn, CancellationToken cancellationToken)
    {
        var state = JsonSerializer.SerializeToUtf8Bytes(
            new SignInState(_options.ConnectionName, turn.ToConversationReference()),
            SignInJsonContext.Default.SignInState
        );
        var resource = await CallAsync(
            HttpMethod.Get,
            $"api/botsignin/GetSignInResource?state={Uri.EscapeDataString(Convert.ToBase64String(state))}",
            null,
            (content, token) => content.ReadFromJsonAsync(SignInJsonContext.Default.SignInResource, token),
            cancellationToken
        );
        return resource?.SignInLink is { } link && Webhooks.WebhookAddress.IsSafe(link) ? resource : null;
    }

    private async Task<TokenResponse?> SendAsync(
        HttpMethod method,
        string path,
        TokenExchangeRequest? body,
        CancellationToken cancellationToken
    )
    {
        var token = await CallAsync(
            method,
            path,
            body,
            (content, stop) => content.ReadFromJsonAsync(SignInJsonContext.Default.TokenResponse, stop),
            cancellationToken
        );
        return string.IsNullOrEmpty(token?.Token) ? null : token;
    }

    private async Task<T?> CallAsync<T>(
        HttpMethod method,
        string path,
        TokenExchangeRequest? body,
        Func<HttpContent, CancellationToken, Task<T?>> read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(
                method,
                new Uri(new Uri($"{_options.TokenServiceUrl.TrimEnd('/')}/"), path)
            );
            if (body is not null)
            {
                request.Content = new StringContent(
                    JsonSerializer.Serialize(body, SignInJsonContext.Default.TokenExchangeRequest),
                    Encoding.UTF8,
                    "application/json"
                );
            }

            if (_options.Authorization.Length > 0)
            {
                request.Headers.TryAddWithoutValidation("Authorization", _options.Authorization);
            }

            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode)
            {
                return response.StatusCode == HttpStatusCode.NoContent ? null : await read(response.Content, limit.Token);
            }

            if (response.StatusCode != HttpStatusCode.NotFound)
            {
                LogRefused(_options.ConnectionName, (int)response.StatusCode);
            }

            return null;
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or JsonException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            LogFailed(exception, _options.ConnectionName);
            return null;
        }
    }

    private string Person(Activity turn) =>
        $"userId={Uri.EscapeDataString(turn.From?.Id ?? "")}&connectionName={Uri.EscapeDataString(_options.ConnectionName)}&channelId={Uri.EscapeDataString(turn.ChannelId ?? "")}";

    [LoggerMessage(
        1353,
        LogLevel.Warning,
        "The token service refused a request for connection {Connection} with status {Status}"
    )]
    private partial void LogRefused(string connection, int status);

    [LoggerMessage(1354, LogLevel.Warning, "The token service could not be asked for connection {Connection}")]
    private partial void LogFailed(Exception exception, string connection);
}
