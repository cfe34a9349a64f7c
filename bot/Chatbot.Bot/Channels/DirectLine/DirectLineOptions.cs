using System.ComponentModel.DataAnnotations;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Who may talk to the bot over Direct Line, and how much.</summary>
internal sealed class DirectLineOptions
{
    public const string SectionName = "DirectLine";

    /// <summary>
    /// Master key of server applications; several separated by commas while one replaces another. Empty = no server
    /// application may create tokens. Default empty.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Life of a token, and of each refreshed one. Default 1800 seconds.</summary>
    [Range(60, 86_400)]
    public int TokenLifetimeSeconds { get; set; } = 1800;

    /// <summary>
    /// Other sites whose pages may use these endpoints, for example <c>https://intranet.contoso.com</c>; <c>*</c> = every
    /// site. The own origin always may. A list, or one text with commas. Default empty.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Name under which the bot writes. Default <c>Chatbot</c>.</summary>
    [Required, StringLength(100)]
    public string BotName { get; set; } = "Chatbot";

    /// <summary>Tokens and sessions that one network address may ask for in a minute. Default 600.</summary>
    [Range(1, 1_000_000)]
    public int TokensPerMinute { get; set; } = 600;

    /// <summary>Activities that one conversation takes in a minute. Default 120.</summary>
    [Range(1, 1_000_000)]
    public int PostsPerMinute { get; set; } = 120;

    /// <summary>Open sockets of one conversation on one node. Default 20.</summary>
    [Range(1, 10_000)]
    public int SocketsPerConversation { get; set; } = 20;

    /// <summary>Longest life of a socket; clients come back by themselves. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan SocketLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Largest uploaded file in bytes. Default 10 MB.</summary>
    [Range(1, 1_073_741_824)]
    public long MaxFileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Largest upload in bytes, all files together. Default 25 MB.</summary>
    [Range(1, 1_073_741_824)]
    public long MaxUploadBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Kinds of files that may be uploaded, by extension. Empty = all known ones. Default empty.</summary>
    public IList<string> AllowedExtensions { get; } = [];

    /// <summary>How long uploaded files are kept. Default 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "3650.00:00:00")]
    public TimeSpan UploadRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Life of the address of an uploaded file; a new one is made whenever it is shown. Default 3600 seconds.</summary>
    [Range(60, 604_800)]
    public int AttachmentLinkLifetimeSeconds { get; set; } = 3600;

    /// <summary>The secrets, one each.</summary>
    public string[] Secrets => (Secret ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"{Secrets.Length} secrets, {AllowedOrigins.Count} other origins";
}
