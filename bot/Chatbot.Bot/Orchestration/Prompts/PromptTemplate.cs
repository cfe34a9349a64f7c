using Fluid;
using Fluid.Values;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>One file in the Liquid template language. Values are only put in: what they hold is never read as a template.</summary>
internal sealed class PromptTemplate
{
    private static readonly FluidParser Parser = new(new FluidParserOptions());

    private const int MostSteps = 100_000;
    private const int LongestText = 1_000_000;
    private const long MostMultiplied = 10 * LongestText;
    private static readonly TemplateOptions Options = CreateOptions();

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

        if (names.HasLongRange)
        {
            throw new PromptException(
                $"{place}: a range is written in numbers up to {PromptNames.LargestInRange}, for example (1..10)."
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
        catch (Exception exception)
            when (exception is FluidException or InvalidOperationException
                && exception.Message.StartsWith("The maximum level of recursion", StringComparison.Ordinal)
            )
        {
            // Fluid says this of loops, too.
            throw new PromptException($"{Place}: it takes more than {MostSteps} steps. Make its loops shorter.");
        }
        catch (Exception exception) when (exception is FluidException or InvalidOperationException)
        {
            throw new PromptException($"{Place}: {exception.Message}");
        }
    }

    private static TemplateOptions CreateOptions()
    {
        var options = new TemplateOptions
        {
            StrictVariables = true,
            StrictFilters = true,
            MaxSteps = MostSteps,
            MaxRecursion = 10,
            CultureInfo = System.Globalization.CultureInfo.InvariantCulture,
        };
        foreach (
            var (name, isMultiplying) in (ReadOnlySpan<(string, bool)>)
                [("append", false), ("prepend", false), ("replace", true), ("join", true)]
        )
        {
            if (options.Filters.TryGetValue(name, out var filter))
            {
                options.Filters.AddFilter(
                    name,
                    (input, arguments, context) =>
                        !isMultiplying || MayMultiply(input, arguments)
                            ? Bound(name, filter(input, arguments, context))
                            : throw TooLong(name)
                );
            }
        }

        return options;
    }

    /// <summary>These write their last argument up to once for each character.</summary>
    private static bool MayMultiply(FluidValue input, FilterArguments arguments) =>
        (long)input.ToStringValue().Length * arguments.At(arguments.Count - 1).ToStringValue().Length <= MostMultiplied;

    /// <summary>A loop that appends a text to itself would double it until the memory is full.</summary>
    private static async ValueTask<FluidValue> Bound(string filter, ValueTask<FluidValue> result)
    {
        var value = await result;
        return value.ToStringValue().Length <= LongestText ? value : throw TooLong(filter);
    }

    private static FluidException TooLong(string filter) =>
        new($"'{filter}' makes a text of more than {LongestText} characters. Make it shorter.");
}
