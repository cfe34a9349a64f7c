using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.Approval;

/// <summary>Who decides instead of the person who asks, by the settings.</summary>
internal sealed class Approvers(IOptions<ToolsOptions> options)
{
    private readonly FrozenDictionary<string, Approver[]> _byTool = options.Value.Approvers.ToFrozenDictionary(
        tool => tool.Key,
        tool => tool.Value.Select(Parse).ToArray(),
        StringComparer.Ordinal
    );

    private readonly FrozenSet<Approver> _all = options
        .Value.Approvers.SelectMany(tool => tool.Value.Select(Parse))
        .ToFrozenSet();

    /// <summary>Names of tools about which somebody else decides.</summary>
    public IReadOnlyCollection<string> Tools => _byTool.Keys;

    /// <summary>Whether somebody else decides about a tool.</summary>
    public bool Decide(string tool) => _byTool.ContainsKey(tool);

    /// <summary>Who decides about a tool in a tenant; null when nobody there may.</summary>
    public Approver? Find(string tool, string tenant) =>
        _byTool.GetValueOrDefault(tool, []).FirstOrDefault(approver => approver.Tenant == tenant);

    /// <summary>Whether a person decides about any tool.</summary>
    public bool Contains(Approver person) => _all.Contains(person);

    private static Approver Parse(string text) =>
        Approver.TryParse(text, out var approver) ? approver : throw new FormatException($"'{text}' names no approver.");
}
