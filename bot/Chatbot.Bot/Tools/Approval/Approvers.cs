using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>Who decides instead of the person who asks, by the settings.</summary>
internal sealed class Approvers(IOptions<ToolsOptions> options)
{
    private readonly FrozenDictionary<string, Approver[]> _byName = options.Value.Approvers.ToFrozenDictionary(
        tool => tool.Key,
        tool => tool.Value.Select(Parse).ToArray(),
        StringComparer.Ordinal
    );

    private readonly FrozenSet<Approver> _all = options
        .Value.Approvers.SelectMany(tool => tool.Value.Select(Parse))
        .ToFrozenSet();

    /// <summary>What somebody else decides about: tools, and what <see cref="IApproverNames"/> know.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>Whether somebody else decides.</summary>
    public bool Decide(string name) => _byName.ContainsKey(name);

    /// <summary>Who decides for a person: the first of their tenant who is somebody else; null when nobody may.</summary>
    public Approver? Find(string name, Approver asker) =>
        _byName.GetValueOrDefault(name, []).FirstOrDefault(approver => approver.Tenant == asker.Tenant && approver != asker);

    /// <summary>Whether a person decides about any tool.</summary>
    public bool Contains(Approver person) => _all.Contains(person);

    private static Approver Parse(string text) =>
        Approver.TryParse(text, out var approver) ? approver : throw new FormatException($"'{text}' names no approver.");
}
