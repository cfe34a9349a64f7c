using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Knows the role and tier of people, by the settings.</summary>
internal sealed class ToolCallers(IOptions<ToolsOptions> options)
{
    /// <summary>Tier of everybody whom no tier names.</summary>
    public const string DefaultTier = "standard";

    private readonly ToolsOptions _options = options.Value;

    /// <param name="tenant">Where the person belongs.</param>
    /// <param name="channel">Where the person writes.</param>
    /// <param name="audience">The person first, then the other readers.</param>
    public ToolCaller Identify(string tenant, string channel, Audience audience)
    {
        var person = audience.Readers.Count > 0 ? audience.Readers[0] : new Reader("", []);
        var names = person.Groups.Prepend(person.UserId).ToHashSet(StringComparer.Ordinal);
        return new()
        {
            Tenant = tenant,
            UserId = person.UserId,
            Roles = _options
                .Roles.Where(role => role.Value.Any(names.Contains))
                .Select(role => role.Key)
                .ToHashSet(StringComparer.Ordinal),
            Tier = _options.Tiers.FirstOrDefault(tier => tier.Value.Any(names.Contains)).Key ?? DefaultTier,
            Channel = channel,
            Audience = audience,
        };
    }
}
