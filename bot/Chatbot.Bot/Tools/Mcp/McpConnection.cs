using Chatbot.Bot.Tools.Catalog;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Chatbot.Bot.Tools.Mcp;

/// <summary>
/// One server. It is connected when its tools are asked for, looked at again from time to time, and left alone for a while
/// when it does not answer. Thread-safe.
/// </summary>
internal sealed partial class McpConnection(
    string name,
    McpServerSettings options,
    McpPins pins,
    IHttpClientFactory clients,
    ILoggerFactory loggers,
    TimeProvider time
) : IAsyncDisposable
{
    public const string ClientName = "mcp";

    private const int LongestResult = 30_000;
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ILogger<McpConnection> _logger = loggers.CreateLogger<McpConnection>();
    private McpClient? _client;
    private IReadOnlyList<Catalog.Tool> _tools = [];
    private DateTimeOffset _lookAgainAt = DateTimeOffset.MinValue;
    private volatile bool _isLost;

    public string Name => name;

    /// <summary>Whether the server answered when it was last asked.</summary>
    public bool IsHealthy { get; private set; }

    /// <summary>Tools that look different than when they were first seen.</summary>
    public IReadOnlySet<string> Quarantined { get; private set; } = new HashSet<string>(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Catalog.Tool>> ListAsync(CancellationToken cancellationToken)
    {
        if (!_isLost && time.GetUtcNow() < _lookAgainAt)
        {
            return _tools;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_isLost || time.GetUtcNow() >= _lookAgainAt)
            {
                await LookAsync(cancellationToken);
            }

            return _tools;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<ToolResult> CallAsync(
        string tool,
        IReadOnlyDictionary<string, object?> arguments,
        CancellationToken cancellationToken
    )
    {
        if (_client is not { } client)
        {
            return ToolResult.Failed($"The server {name} cannot be reached now.");
        }

        CallToolResult result;
        try
        {
            result = await client.CallToolAsync(tool, arguments, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException or ObjectDisposedException)
        {
            // Its process ended, or it was started again and does not know this session any more: the next look connects anew.
            LogLost(exception, name);
            _isLost = true;
            return ToolResult.Failed($"The server {name} does not answer now.");
        }

        var text = string.Join('\n', result.Content.Select(Text));
        if (text.Length == 0 && result.StructuredContent is { } structured)
        {
            text = structured.ToString();
        }

        return result.IsError == true ? ToolResult.Failed(text) : new(text);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is { } client)
        {
            await client.DisposeAsync();
        }

        _turn.Dispose();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(ConnectTimeout);
        try
        {
            var offered = await OfferedAsync(limit.Token);
            var allowed = offered.Select(tool => tool.ProtocolTool).Where(tool => options.Tools.ContainsKey(tool.Name)).ToList();
            Quarantined = await pins.CheckAsync(name, allowed);
            foreach (var changed in Quarantined)
            {
                LogQuarantined(changed, name);
            }

            _tools = [.. allowed.Where(tool => !Quarantined.Contains(tool.Name)).Select(Create)];
            IsHealthy = true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(exception, name);
            await DropAsync();
        }

        _lookAgainAt = time.GetUtcNow() + FreshFor;
    }

    /// <summary>A connection that was there may have died since; then there is a new one.</summary>
    private async Task<IList<McpClientTool>> OfferedAsync(CancellationToken cancellationToken)
    {
        if (_client is { } known && !_isLost)
        {
            try
            {
                return await known.ListToolsAsync(cancellationToken: cancellationToken);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogLost(exception, name);
            }
        }

        await DropAsync();
        _isLost = false;
        _client = await ConnectAsync(cancellationToken);
        return await _client.ListToolsAsync(cancellationToken: cancellationToken);
    }

    private Task<McpClient> ConnectAsync(CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The session of the client disposes it.
        IClientTransport transport =
            options.Command.Length > 0
                ? new StdioClientTransport(
                    new()
                    {
                        Name = name,
                        Command = options.Command,
                        Arguments = [.. options.Arguments],
                        InheritEnvironmentVariables = false,
                        EnvironmentVariables = Environment(),
                    },
                    loggers
                )
                : new HttpClientTransport(
                    new()
                    {
                        Name = name,
                        Endpoint = new(options.Endpoint),
                        TransportMode = HttpTransportMode.StreamableHttp,
                        AdditionalHeaders = options.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase),
                    },
                    clients.CreateClient(ClientName),
                    loggers,
                    ownsHttpClient: true
                );
#pragma warning restore CA2000
        return McpClient.CreateAsync(
            transport,
            new()
            {
                ClientInfo = new() { Name = "chatbot", Version = "1" },
            },
            loggers,
            cancellationToken
        );
    }

    private Dictionary<string, string?> Environment()
    {
        var environment = StdioClientTransportOptions.GetDefaultEnvironmentVariables();
        foreach (var (key, value) in options.Environment)
        {
            environment[key] = value;
        }

        return environment.ToDictionary(entry => entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
    }

    /// <exception cref="ToolRefusedException">The owner's rules for it are not complete.</exception>
    private Catalog.Tool Create(ModelContextProtocol.Protocol.Tool tool)
    {
        var rules = options.Tools[tool.Name];
        return new(
            new McpFunction(this, $"{name}_{tool.Name}", tool),
            new()
            {
                Access = new([.. options.Roles], [], [], options.Roles.Count == 0 ? ToolAudience.Anyone : ToolAudience.OnePerson),
                ActsFor = ToolIdentity.Service,
                Risk = rules.Risk,
                Approval = rules.Approval,
                Limits = new(options.Timeout, LongestResult, CallsPerMinute: 60),
            }
        );
    }

    private async Task DropAsync()
    {
        IsHealthy = false;
        _tools = [];
        var client = _client;
        _client = null;
        try
        {
            if (client is not null)
            {
                await client.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            LogNotClosed(exception, name);
        }
    }

    private static string Text(ContentBlock block) =>
        block switch
        {
            TextContentBlock text => text.Text,
            EmbeddedResourceBlock { Resource: TextResourceContents resource } => resource.Text,
            _ => $"[{block.Type}, which cannot be shown]",
        };

    [LoggerMessage(3410, LogLevel.Warning, "The MCP server {Server} cannot be reached; its tools are not offered")]
    private partial void LogUnreachable(Exception exception, string server);

    [LoggerMessage(3411, LogLevel.Warning, "The tool {Tool} of the MCP server {Server} has changed and is in quarantine")]
    private partial void LogQuarantined(string tool, string server);

    [LoggerMessage(3420, LogLevel.Information, "The connection to the MCP server {Server} is lost; it is connected anew")]
    private partial void LogLost(Exception exception, string server);

    [LoggerMessage(3412, LogLevel.Debug, "The connection to the MCP server {Server} could not be closed")]
    private partial void LogNotClosed(Exception exception, string server);
}
