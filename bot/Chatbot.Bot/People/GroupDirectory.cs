using System.Collections.Frozen;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.People;

/// <summary>Says who a person is for permissions: their id, and the groups that the settings put them into.</summary>
internal sealed class GroupDirectory(IOptions<DirectoryOptions> options)
{
    private readonly FrozenDictionary<string, string[]> _groups = options
        .Value.Groups.SelectMany(group => group.Value.Select(member => (Member: member.Trim(), Group: group.Key)))
        .GroupBy(entry => entry.Member, entry => entry.Group, StringComparer.Ordinal)
        .ToFrozenDictionary(member => member.Key, member => member.ToArray(), StringComparer.Ordinal);

    /// <param name="tenant">Where the person belongs.</param>
    /// <param name="userId">Id on the channel.</param>
    /// <param name="objectId">Object id in Entra ID, where the channel has vouched for one.</param>
    public Reader Find(string tenant, string userId, string? objectId = null) =>
        new(
            userId,
            _groups.Count == 0
                ? []
                :
                [
                    .. new[] { userId, objectId }
                        .Where(id => !string.IsNullOrEmpty(id))
                        .SelectMany(id => Members(tenant, id!).SelectMany(GroupsOf))
                        .Distinct(StringComparer.Ordinal),
                ]
        );

    /// <summary>An id that holds a slash is only ever looked for within its tenant: it could be written like one of another tenant.</summary>
    private static IEnumerable<string> Members(string tenant, string id) =>
        id.Contains('/', StringComparison.Ordinal) ? [$"{tenant}/{id}"] : [id, $"{tenant}/{id}"];

    private string[] GroupsOf(string member) => _groups.GetValueOrDefault(member, []);
}
