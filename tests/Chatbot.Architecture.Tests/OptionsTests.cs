using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Chatbot.Architecture.Tests;

/// <summary>Every setting is checked at start, and told in docs/configuration.md with its default.</summary>
public sealed class OptionsTests
{
    private const string Page = "docs/configuration.md";

    /// <summary>Read from the configuration without an options type.</summary>
    private static readonly string[] PlainKeys =
    [
        "urls",
        "Hosting:PublicUrl",
        "ASPNETCORE_ENVIRONMENT",
        "Logging:LogLevel:<Category>",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>Filled by the code that registers them, so far, and not from the configuration.</summary>
    private static readonly string[] NotBound =
    [
        "UseLiteOptions", // the embedded model takes its defaults
    ];

    private static readonly string[] NoSettings =
    [
        "Chatbot.Bot.Dialogs.Prompts.PromptOptions", // what a prompt asks this time, by the Bot Framework's name
    ];

    private static readonly List<Type> All =
    [
        .. Product
            .LoadedTypes(Product.Knowledge, Product.Service, Product.Bot)
            .Where(type =>
                type.Name.EndsWith("Options", StringComparison.Ordinal)
                && type is { IsClass: true, IsAbstract: false }
                && !NoSettings.Contains(type.FullName)
            ),
    ];

    private static readonly Dictionary<string, string> Documented = ReadPage();

    [Fact]
    public void Options_AreValidated()
    {
        var validated = Product
            .LoadedTypes(Product.Knowledge, Product.Service, Product.Bot)
            .SelectMany(type => type.GetInterfaces())
            .Where(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidateOptions<>))
            .Select(contract => contract.GenericTypeArguments[0])
            .ToHashSet();
        var violations = All.Where(type => !validated.Contains(type) && !Settings(type).Any(HasRule));

        Report.None(violations.Select(type => type.FullName!), "Options without a validator and without validation attributes");
    }

    [Fact]
    public void Setting_IsDocumented()
    {
        var missing = Keys().Select(setting => setting.Key).Where(key => !Documented.ContainsKey(key));

        Report.None(missing, $"A setting has no row in {Page}");
    }

    [Fact]
    public void DocumentedSetting_Exists()
    {
        var known = Keys().Select(setting => setting.Key).Concat(PlainKeys).ToHashSet(StringComparer.Ordinal);

        Report.None(Documented.Keys.Where(key => !known.Contains(key)), $"{Page} names a setting that does not exist");
    }

    [Fact]
    public void DocumentedDefault_IsTheOneInTheCode()
    {
        var violations =
            from setting in Keys()
            where setting.Default is not null && Documented.ContainsKey(setting.Key)
            where Documented[setting.Key] != $"`{setting.Default}`"
            select $"{setting.Key}: the code has {setting.Default}, the page {Documented[setting.Key]}";

        Report.None(violations, $"{Page} tells another default");
    }

    private static IEnumerable<(string Key, string? Default)> Keys() =>
        All.Where(type => !NotBound.Contains(type.Name))
            .Select(type => (Type: type, Section: type.GetField("SectionName")?.GetRawConstantValue() as string))
            .Where(options => options.Section is not null)
            .SelectMany(options => Keys(options.Section!, options.Type));

    private static IEnumerable<(string Key, string? Default)> Keys(string section, Type type)
    {
        var defaults = Activator.CreateInstance(type)!;
        return Settings(type)
            .SelectMany(property =>
                property.PropertyType.Assembly == type.Assembly && property.PropertyType.IsClass
                    ? Keys($"{section}:{property.Name}", property.PropertyType)
                    : [($"{section}:{property.Name}", Default(property.GetValue(defaults)))]
            );
    }

    /// <summary>What configuration can fill: properties with a setter, and lists.</summary>
    private static IEnumerable<PropertyInfo> Settings(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite || IsList(property.PropertyType));

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>);

    private static bool HasRule(PropertyInfo property) =>
        property.GetCustomAttributes().Any(rule => rule is ValidationAttribute or ValidateObjectMembersAttribute);

    /// <summary>Plain values only: folders and lists are told in words.</summary>
    private static string? Default(object? value) =>
        value switch
        {
            bool flag => flag ? "true" : "false",
            TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
            Enum or int or long => Convert.ToString(value, CultureInfo.InvariantCulture),
            _ => null,
        };

    /// <summary>Key and default of every row.</summary>
    private static Dictionary<string, string> ReadPage() =>
        Repository
            .ReadLines(Page)
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2], StringComparer.Ordinal);
}
