namespace Chatbot.Bot.Cards.Templating;

/// <summary>What names stand for: variables of functions, then the data at the place in the template.</summary>
/// <param name="Root">All data.</param>
/// <param name="Data">The data at the place.</param>
/// <param name="Index">Place in the list that is repeated, or <see cref="Undefined"/>.</param>
internal sealed record ExpressionScope(object? Root, object? Data, object? Index)
{
    private static readonly char[] Separators = ['.', '[', ']'];

    /// <summary>Name of the variable of a function such as <c>select</c>.</summary>
    private string? Variable { get; init; }

    private object? VariableValue { get; init; }

    private ExpressionScope? Outer { get; init; }

    public ExpressionScope With(string variable, object? value) =>
        this with
        {
            Variable = variable,
            VariableValue = value,
            Outer = this,
        };

    /// <summary>The value of a path such as <c>orders[0].price</c>; <see cref="Undefined"/> where there is none.</summary>
    public object? Find(string path)
    {
        var parts = Split(path);
        for (var scope = this; scope?.Variable is { } variable; scope = scope.Outer)
        {
            if (
                parts.Count > 0
                && parts[0].Equals(variable, StringComparison.OrdinalIgnoreCase)
                && Walk(scope.VariableValue, parts.Skip(1)) is not Undefined and var value
            )
                return value;
        }

        if (path.Length == 0 || path[0] != '$')
            return Walk(Data, parts);
        var named = parts[0].ToUpperInvariant() switch
        {
            "$DATA" => Data,
            "$ROOT" => Root,
            "$INDEX" => Index,
            _ => Undefined.Value,
        };
        return Walk(named, parts.Skip(1));
    }

    /// <summary>The value of a path within a value.</summary>
    public static object? FindIn(object? value, string path) => path.Length == 0 ? Undefined.Value : Walk(value, Split(path));

    private static List<string> Split(string path) =>
        [.. path.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Select(Unquote)];

    private static string Unquote(string part) =>
        part.Length >= 2 && part[0] == part[^1] && part[0] is '\'' or '"' ? part[1..^1] : part;

    private static object? Walk(object? value, IEnumerable<string> parts)
    {
        foreach (var part in parts)
        {
            var index = value is List<object?> ? ScriptNumber.ParseStart(part, isInteger: true) : double.NaN;
            if (value is List<object?> list && !double.IsNaN(index))
                value = index >= 0 && index < list.Count ? list[(int)index] : Undefined.Value;
            else
                value = ScriptValue.Member(value, part);
        }

        return value;
    }
}
