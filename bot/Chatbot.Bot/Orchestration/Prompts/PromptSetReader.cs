using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>
/// Understands the names of prompt files: <c>prompt.version.md</c>, its parts <c>prompt.version/part.md</c> or
/// <c>prompt.version/part.channel.md</c>, and <c>personas/name/part.md</c>.
/// </summary>
internal static partial class PromptSetReader
{
    public static Dictionary<(string Prompt, string Version), PromptVersion> ReadVersions(
        IReadOnlyDictionary<string, string> files,
        List<string> problems
    )
    {
        var versions = new Dictionary<(string, string), PromptVersion>();
        foreach (var (path, text) in files)
        {
            if (MainFile().Match(path) is not { Success: true } match)
            {
                Require(
                    PartFile().IsMatch(path) || PersonaFile().IsMatch(path),
                    problems,
                    () =>
                        $"{path}: no prompt file has such a name. Names are PROMPT.VERSION.md, PROMPT.VERSION/PART.md or personas/NAME/PART.md."
                );
                continue;
            }

            var (name, version) = (match.Groups["prompt"].Value, match.Groups["version"].Value);
            if (PromptCatalog.Find(name) is not { } definition)
            {
                problems.Add(
                    $"{path}: there is no prompt '{name}'. Prompts: {string.Join(", ", PromptCatalog.All.Select(prompt => prompt.Name))}."
                );
            }
            else if (ReadVersion(definition, version, path, text, files, problems) is { } read)
            {
                versions[(name, version)] = read;
            }
        }

        foreach (var path in files.Keys)
        {
            Require(
                PartFile().Match(path) is not { Success: true } part || files.ContainsKey($"{part.Groups["folder"].Value}.md"),
                problems,
                () => $"{path}: a part without its prompt. Add {path[..path.IndexOf('/', StringComparison.Ordinal)]}.md."
            );
        }

        return versions;
    }

    public static Dictionary<string, Persona> ReadPersonas(IReadOnlyDictionary<string, string> files, List<string> problems)
    {
        var personas = new Dictionary<string, Persona>(StringComparer.Ordinal);
        foreach (
            var group in files
                .Select(file => (file.Key, file.Value, Match: PersonaFile().Match(file.Key)))
                .Where(file => file.Match.Success)
                .GroupBy(file => file.Match.Groups["persona"].Value, StringComparer.Ordinal)
        )
        {
            var parts = group.ToDictionary(
                file => file.Match.Groups["part"].Value,
                file => (file.Key, file.Value),
                StringComparer.Ordinal
            );
            personas[group.Key] = new(group.Key, ReadParts(PromptCatalog.Assistant, parts, problems));
        }

        return personas;
    }

    private static PromptVersion? ReadVersion(
        PromptDefinition definition,
        string version,
        string path,
        string text,
        IReadOnlyDictionary<string, string> files,
        List<string> problems
    )
    {
        // Also while an editor writes the file: it is empty first.
        Require(!string.IsNullOrWhiteSpace(text), problems, () => $"{path}: the file is empty. Write the prompt, or remove it.");
        var folder = $"{path[..^".md".Length]}/";
        var parts = ReadParts(
            definition,
            files
                .Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal))
                .ToDictionary(
                    file => file.Key[folder.Length..^".md".Length],
                    file => (file.Key, file.Value),
                    StringComparer.Ordinal
                ),
            problems
        );
        if (Parse(path, text, [.. definition.Values, .. definition.Parts], problems) is not { } main)
        {
            return null;
        }

        foreach (var name in definition.Parts.Where(name => main.Names.Contains(name) && !parts.ContainsKey(name)))
        {
            problems.Add($"{path}: the part '{name}' is missing. Add {folder}{name}.md.");
        }

        return new(definition, version, main, parts);
    }

    private static Dictionary<string, PromptTemplate> ReadParts(
        PromptDefinition definition,
        IReadOnlyDictionary<string, (string Path, string Text)> files,
        List<string> problems
    )
    {
        var parts = new Dictionary<string, PromptTemplate>(StringComparer.Ordinal);
        foreach (var (name, (path, text)) in files)
        {
            if (!definition.Parts.Contains(name.Split('.')[0]))
            {
                problems.Add(
                    $"{path}: the prompt '{definition.Name}' has no such part. Parts: {(definition.Parts.Count == 0 ? "none" : string.Join(", ", definition.Parts))}."
                );
            }
            else if (Parse(path, text, definition.Values, problems) is { } part)
            {
                parts[name] = part;
            }
        }

        return parts;
    }

    private static PromptTemplate? Parse(string path, string text, IReadOnlyList<string> known, List<string> problems)
    {
        try
        {
            var template = PromptTemplate.Parse(path, text);
            var unknown = template.Names.Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (unknown.Count == 0)
            {
                return template;
            }

            problems.Add(
                $"{path}: {string.Join(", ", unknown.Select(name => $"'{name}'"))} is no value of this prompt. "
                    + $"Values: {(known.Count == 0 ? "none" : string.Join(", ", known))}."
            );
        }
        catch (PromptException exception)
        {
            problems.AddRange(exception.Problems);
        }

        return null;
    }

    private static void Require(bool isRight, List<string> problems, Func<string> problem)
    {
        if (!isRight)
        {
            problems.Add(problem());
        }
    }

    [GeneratedRegex(
        @"^(?<prompt>[a-z][a-z0-9-]*)\.(?<version>v[0-9]{1,4}(-[a-z0-9-]{1,40})?)\.md$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex MainFile();

    [GeneratedRegex(
        @"^(?<folder>[a-z][a-z0-9-]*\.v[0-9]{1,4}(-[a-z0-9-]{1,40})?)/[a-z]+(\.[A-Za-z0-9.-]+)?\.md$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PartFile();

    [GeneratedRegex(
        @"^personas/(?<persona>[A-Za-z0-9._-]{1,64})/(?<part>[a-z]+(\.[A-Za-z0-9.-]+)?)\.md$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PersonaFile();
}
