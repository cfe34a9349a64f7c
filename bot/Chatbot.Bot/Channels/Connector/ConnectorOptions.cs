using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Channels.Connector;

/// <summary>The Activity Protocol endpoint: Teams and the other Azure Bot Service channels, the Emulator, the Playground.</summary>
internal sealed class ConnectorOptions
{
    public const string SectionName = "Connector";

    /// <summary>Whether <c>/api/messages</c> is served. Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Id of the bot's app registration. Without it only local testers in Development are answered.</summary>
    public string? AppId { get; set; }

    /// <summary>
    /// Hosts that replies may be sent to; <c>*.name</c> means the host and everything below it. Replaces the default:
    /// <c>*.botframework.com</c>, <c>smba.trafficmanager.net</c>, <c>*.teams.microsoft.com</c>, <c>*.teams.microsoft.us</c>.
    /// </summary>
    public IReadOnlyList<string>? AllowedServiceHosts { get; set; }

    /// <summary>Largest body of a request, in bytes. Default 262144.</summary>
    [Range(1024, 4 * 1024 * 1024)]
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>Longest time of one call to a channel. Default 15 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time to reach a channel's server. Default 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections to one server at a time. Default 256.</summary>
    [Range(1, 10_000)]
    public int MaxConnections { get; set; } = 256;
}
