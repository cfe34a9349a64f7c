namespace Chatbot.Bot.Tools.BuiltIn.Web;

/// <summary>Host names that are allowed; <c>*.name</c> is it and everything below. An empty list allows every host.</summary>
internal sealed class HostList(IEnumerable<string> hosts)
{
    private const string Below = "*.";
    private readonly IReadOnlyList<string> _hosts = [.. hosts.Select(host => host.Trim().TrimEnd('.').ToLowerInvariant())];

    public bool Allows(string host)
    {
        var name = host.TrimEnd('.').ToLowerInvariant();
        return _hosts.Count == 0
            || _hosts.Any(allowed =>
                allowed.StartsWith(Below, StringComparison.Ordinal)
                    ? name == allowed[2..] || name.EndsWith(allowed[1..], StringComparison.Ordinal)
                    : name == allowed
            );
    }
}
