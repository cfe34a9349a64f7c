using Fluid;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>One file in the Liquid template language. Values are only put in: what they hold is never read as a template.</summary>
internal sealed class PromptTemplate
{
    private static readonly FluidParser Parser = new(new FluidParserOptions());

    private static readonly TemplateOptions Options = new()
    {
        StrictVariables = true,
        StrictFilters = true,
        MaxSteps = 100_000,
        MaxRecursion = 10,
        CultureInfo = System.Globalization.CultureInfo.InvariantCulture,
    };

    private readonly IFluidTemplate _template;

    private PromptTemplate(string place, string text, IFluidTemplate template, IReadOnlySet<string> names)
    {
        (Place, Text, _template, Names) = (place, text, template, names);
    }

    /// <summary>Which file it is, for messages.</summary>
    public string Place { get; }

    public string Text { get; }

    /// <summary>The values that it refers to, also in branches that are not taken.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <exception cref="PromptException">The text is no template, or wants to include files.</exception>
    public static PromptTemplate Parse(string place, string text)
    {
        if (!Parser.TryParse(text, out var template, out var error))
        {
            throw new PromptException($"{place}: {error} Correct the file.");
        }

        var names = new PromptNames();
        names.VisitTemplate(template);
        if (names.Includes)
        {
            throw new PromptException(
                $"{place}: 'include' and 'render' are not available. Refer to a part by its name, for example {{{{ identity }}}}."
            );
        }

        return new(place, text, template, names.Free);
    }

    /// <summary>Says which of <see cref="Names"/> are not among the values; null when all are.</summary>
    public string? FindMissing(IReadOnlyDictionary<string, object?> values)
    {
        var missing = Names.Where(name => !values.ContainsKey(name)).Order(StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? null
            : $"{Place}: no value was given for {string.Join(", ", missing.Select(name => $"'{name}'"))}. "
                + "Add it to the data; an empty text or null stands for “none”.";
    }

    /// <param name="values">By name; every one of <see cref="Names"/> must be there.</param>
    /// <exception cref="PromptException">A value, a member of a value or a filter is missing.</exception>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        if (FindMissing(values) is { } missing)
        {
            throw new PromptException(missing);
        }

        var context = new TemplateContext(Options);
        foreach (var (name, value) in values)
        {
            context.SetValue(name, value ?? "");
        }

        try
        {
            return _template.Render(context);
        }
        catch (Exception exception) when (exception is FluidException or InvalidOperationException)
        {
            throw new PromptException($"{Place}: {exception.Message}");
        }
    }
}
