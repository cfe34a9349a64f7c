using System.Globalization;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>All prompts and personas as they were when the files were read. Immutable.</summary>
internal sealed partial class PromptSet
{
    private const string PersonaFolder = "personas";
    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _active = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Prompt, string Version), PromptVersion> _versions;
    private readonly Dictionary<string, Persona> _personas;
    private readonly IReadOnlyList<PersonaRule> _rules;

    private PromptSet(
        Dictionary<(string, string), PromptVersion> versions,
        Dictionary<string, Persona> personas,
        PromptOptions options,
        List<string> problems
    )
    {
        (_versions, _personas, _rules) = (versions, personas, options.Personas);
        foreach (var prompt in PromptCatalog.All)
        {
            _active[prompt.Name] = Choose(prompt, options, problems);
        }

        problems.AddRange(
            options
                .Versions.Keys.Where(name => PromptCatalog.Find(name) is null)
                .Select(name => $"Prompts:Versions:{name}: there is no prompt of this name. Prompts: {AllNames()}.")
        );
        problems.AddRange(
            options
                .Personas.Where(rule => !personas.ContainsKey(rule.Persona))
                .Select(rule =>
                    $"Prompts:Personas names '{rule.Persona}', but there is no folder {PersonaFolder}/{rule.Persona} in Prompts:Folder."
                )
        );
    }

    /// <summary>Versions of all prompts, by prompt and version.</summary>
    public IReadOnlyList<PromptVersion> Versions =>
        [
            .. _versions
                .Values.OrderBy(one => one.Definition.Name, StringComparer.Ordinal)
                .ThenBy(one => one.Version, StringComparer.Ordinal),
        ];

    public IReadOnlyCollection<string> Personas => _personas.Keys;

    /// <summary>Reads the owner's files, where there are any.</summary>
    /// <exception cref="PromptException">All that is wrong.</exception>
    public static PromptSet Load(IReadOnlyDictionary<string, string> shipped, PromptOptions options) =>
        Create(shipped, options.Folder.Length == 0 ? Nothing : PromptFiles.Read(options.Folder), options);

    /// <param name="shipped">The files of the product, by path.</param>
    /// <param name="own">The files of the owner, by path.</param>
    /// <param name="options">What of them is used.</param>
    /// <exception cref="PromptException">All that is wrong.</exception>
    public static PromptSet Create(
        IReadOnlyDictionary<string, string> shipped,
        IReadOnlyDictionary<string, string> own,
        PromptOptions options
    )
    {
        var problems = new List<string>();
        var versions = PromptSetReader.ReadVersions(shipped, problems);
        foreach (var (key, version) in PromptSetReader.ReadVersions(own, problems))
        {
            if (!versions.TryAdd(key, version))
            {
                problems.Add(
                    $"{version.Main.Place}: this version is part of the product. Give yours another name, for example {key.Prompt}.{key.Version}-own.md."
                );
            }
        }

        var set = new PromptSet(versions, PromptSetReader.ReadPersonas(own, problems), options, problems);
        return problems.Count == 0 ? set : throw new PromptException(problems);
    }

    public bool IsActive(PromptVersion version) => _active[version.Definition.Name] == version.Version;

    /// <summary>The version in use, or one by its name.</summary>
    /// <exception cref="PromptException">There is no such version.</exception>
    public PromptVersion Get(PromptDefinition prompt, string? version = null) =>
        _versions.GetValueOrDefault((prompt.Name, version ?? _active[prompt.Name]))
        ?? throw new PromptException(
            $"There is no version '{version}' of the prompt '{prompt.Name}'. Versions: {VersionsOf(prompt)}."
        );

    public Persona? PersonaFor(string tenant, string channel) =>
        _rules.Where(rule => rule.Matches(tenant, channel)).MaxBy(rule => rule.Weight) is { } rule
            ? _personas[rule.Persona]
            : null;

    /// <exception cref="PromptException">There is no such persona.</exception>
    public Persona GetPersona(string name) =>
        _personas.GetValueOrDefault(name)
        ?? throw new PromptException(
            $"There is no persona '{name}'. Personas: {(_personas.Count == 0 ? "none" : string.Join(", ", _personas.Keys))}."
        );

    private string Choose(PromptDefinition prompt, PromptOptions options, List<string> problems)
    {
        if (!options.Versions.TryGetValue(prompt.Name, out var wanted))
        {
            return _versions.Keys.Where(key => key.Prompt == prompt.Name).Select(key => key.Version).MaxBy(NumberOf)!;
        }

        if (!_versions.ContainsKey((prompt.Name, wanted)))
        {
            problems.Add($"Prompts:Versions:{prompt.Name} is '{wanted}', which does not exist. Versions: {VersionsOf(prompt)}.");
        }

        return wanted;
    }

    /// <summary>A version with a suffix is used only when a setting says so.</summary>
    private static int NumberOf(string version) =>
        PlainVersion().Match(version) is { Success: true } match
            ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            : -1;

    private string VersionsOf(PromptDefinition prompt) =>
        string.Join(
            ", ",
            _versions.Keys.Where(key => key.Prompt == prompt.Name).Select(key => key.Version).Order(StringComparer.Ordinal)
        );

    private static string AllNames() => string.Join(", ", PromptCatalog.All.Select(prompt => prompt.Name));

    [GeneratedRegex(@"^v(?<number>[0-9]{1,4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex PlainVersion();
}
