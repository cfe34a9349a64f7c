using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Chatbot.Bot.Channels;

/// <summary>Absolute addresses of our own pages, as people reach them: <c>Hosting:PublicUrl</c>, or the first address we listen on.</summary>
internal sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private string? _base;

    public string Of(string path) => (_base ??= Find()) + path;

    private string Find()
    {
        var configured = configuration["Hosting:PublicUrl"];
        var address = string.IsNullOrWhiteSpace(configured)
            ? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:3978"
            : configured;
        return address
            .Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .TrimEnd('/');
    }
}
