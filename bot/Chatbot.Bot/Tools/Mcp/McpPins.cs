using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Chatbot.Bot.Persistence;
using ModelContextProtocol.Protocol;

namespace Chatbot.Bot.Tools.Mcp;

/// <summary>
/// Remembers what a tool looked like when it was first seen. One that looks different later is quarantined until its owner
/// has looked at it: a server could otherwise change what a trusted name does.
/// </summary>
internal sealed class McpPins(BotStateStore store)
{
    private const int MostAttempts = 5;

    /// <summary>Pins tools that are new, and tells which of the others look different now.</summary>
    /// <returns>Names of the tools in quarantine.</returns>
    public async Task<IReadOnlySet<string>> CheckAsync(string server, IEnumerable<Tool> tools)
    {
        var seen = tools.ToDictionary(tool => tool.Name, Hash, StringComparer.Ordinal);
        for (var attempt = 1; ; attempt++)
        {
            var (pins, version) = Read(server);
            var fresh = seen.Where(tool => !pins.ContainsKey(tool.Key)).ToList();
            if (fresh.Count > 0 && !await TryWriteAsync(server, [.. pins, .. fresh], version, attempt))
            {
                continue;
            }

            return seen.Where(tool => pins.TryGetValue(tool.Key, out var pin) && pin != tool.Value)
                .Select(tool => tool.Key)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Forgets what a tool looked like; it is pinned anew when it is seen next. False when there was no pin.</summary>
    public async Task<bool> ReleaseAsync(string server, string tool)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (pins, version) = Read(server);
            if (!pins.Remove(tool))
            {
                return false;
            }

            if (await TryWriteAsync(server, [.. pins], version, attempt))
            {
                return true;
            }
        }
    }

    private async Task<bool> TryWriteAsync(
        string server,
        IReadOnlyList<KeyValuePair<string, string>> pins,
        long version,
        int attempt
    )
    {
        try
        {
            var document = JsonSerializer.Serialize(
                pins.ToDictionary(StringComparer.Ordinal),
                McpJsonContext.Default.DictionaryStringString
            );
            return await store.WriteAsync(new StateChange(Key(server), document, version));
        }
        catch (StateConflictException) when (attempt < MostAttempts)
        {
            return false;
        }
    }

    private (Dictionary<string, string> Pins, long Version) Read(string server)
    {
        var (document, version) = store.Read(Key(server));
        var pins = document is null ? [] : JsonSerializer.Deserialize(document, McpJsonContext.Default.DictionaryStringString)!;
        return (pins, version);
    }

    /// <summary>Over all that a model sees of a tool.</summary>
    private static string Hash(Tool tool) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{tool.Name}\n{tool.Description}\n{tool.InputSchema.GetRawText()}"))
        );

    private static string Key(string server) => $"mcp/{server.ToLowerInvariant()}";
}
