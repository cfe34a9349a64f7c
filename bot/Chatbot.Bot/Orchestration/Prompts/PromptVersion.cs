using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>One version of a prompt: its template, and the parts that it is composed of.</summary>
/// <param name="Definition">Which prompt.</param>
/// <param name="Version">Such as <c>v2</c>.</param>
/// <param name="Main">The template that puts the parts together.</param>
/// <param name="Parts">By name; a part of one channel is <c>part.channel</c>.</param>
internal sealed partial record PromptVersion(
    PromptDefinition Definition,
    string Version,
    PromptTemplate Main,
    IReadOnlyDictionary<string, PromptTemplate> Parts
)
{
    /// <summary>Puts the values in.</summary>
    /// <param name="values">By name.</param>
    /// <param name="channel">Such as <c>connector.msteams</c>; its parts are taken before the general ones.</param>
    /// <param name="persona">Whose parts are taken before all others; null = none.</param>
    /// <exception cref="PromptException">A value is missing, or a template fails.</exception>
    public RenderedPrompt Render(IReadOnlyDictionary<string, object?> values, string channel, Persona? persona)
    {
        var all = new Dictionary<string, object?>(values, StringComparer.Ordinal);
        var sources = new StringBuilder(Main.Text);
        var problems = new List<string>();
        var isChanged = false;
        foreach (var name in Definition.Parts.Where(Main.Names.Contains))
        {
            var own = persona is null ? null : Find(persona.Parts, name, channel);
            var part = own ?? Find(Parts, name, channel)!;
            isChanged |= own is not null;
            sources.Append('\0').Append(part.Text);
            all[name] = Try(part, values, problems);
        }

        if (Main.FindMissing(all) is { } missing)
        {
            problems.Add(missing);
        }

        if (problems.Count > 0)
        {
            throw new PromptException([.. problems.Distinct(StringComparer.Ordinal)]);
        }

        var text = Gaps().Replace(Main.Render(all).ReplaceLineEndings("\n"), "\n\n").Trim();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sources.ToString())))[..8];
        return new(text, $"{Definition.Name}.{Version}+{hash}{(isChanged ? $"@{persona!.Name}" : "")}");
    }

    /// <summary>The part of the channel, else of what the channel is one of (<c>connector</c> of <c>connector.msteams</c>), else the general one.</summary>
    private static PromptTemplate? Find(IReadOnlyDictionary<string, PromptTemplate> parts, string name, string channel)
    {
        for (var place = channel; place.Length > 0; place = Shorten(place))
        {
            if (parts.TryGetValue($"{name}.{place}", out var part))
            {
                return part;
            }
        }

        return parts.GetValueOrDefault(name);
    }

    private static string Shorten(string channel) => channel.LastIndexOf('.') is > 0 and var dot ? channel[..dot] : "";

    private static string Try(PromptTemplate part, IReadOnlyDictionary<string, object?> values, List<string> problems)
    {
        try
        {
            return part.Render(values).Trim();
        }
        catch (PromptException exception)
        {
            problems.AddRange(exception.Problems);
            return "";
        }
    }

    [GeneratedRegex(
        @"\n([ \t]*\n){2,}",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Gaps();
}
