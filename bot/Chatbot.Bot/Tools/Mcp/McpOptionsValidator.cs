using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Mcp;

internal sealed class McpOptionsValidator : IValidateOptions<McpOptions>
{
    private const int LongestName = 20;

    public ValidateOptionsResult Validate(string? name, McpOptions options)
    {
        var failures = options.Servers.SelectMany(entry => Check(entry.Key, entry.Value)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Check(string name, McpServerSettings server)
    {
        var key = $"Tools:Mcp:Servers:{name}";
        if (name.Length > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            yield return $"{key}: a name has up to {LongestName} letters, digits and '-'. Rename it.";
        if ((server.Command.Length == 0) == (server.Endpoint.Length == 0))
            yield return $"{key}: set either Command, to start a program, or Endpoint, to reach a server.";
        if (
            server.Endpoint.Length > 0
            && (!Uri.TryCreate(server.Endpoint, UriKind.Absolute, out var address) || !IsSafe(address))
        )
            yield return $"{key}:Endpoint is '{server.Endpoint}'. Set it to an https address; plain http is for this machine only.";
        if (server.Tools.Count == 0)
            yield return $"{key}:Tools is empty, so nothing would be offered. Name each tool with its Risk and Approval.";
        foreach (var (tool, rules) in server.Tools)
        {
            if (rules.Risk is null)
                yield return $"{key}:Tools:{tool}:Risk is missing. Set it to Read, Write or Irreversible.";
            if (rules.Approval is null)
                yield return $"{key}:Tools:{tool}:Approval is missing. Set it to Never, WhenUntrusted, OncePerConversation or Always.";
        }

        if (server.Timeout < TimeSpan.FromMilliseconds(100) || server.Timeout > TimeSpan.FromMinutes(2))
            yield return $"{key}:Timeout is {server.Timeout}. Set it to 0.1 seconds to 2 minutes.";
    }

    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
