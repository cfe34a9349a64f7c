using System.Collections.Frozen;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>All functions and operators by name, with their other names.</summary>
internal static class ExpressionFunctions
{
    private static readonly (string Alias, string Name)[] Aliases =
    [
        ("add", "+"),
        ("sub", "-"),
        ("mul", "*"),
        ("div", "/"),
        ("mod", "%"),
        ("exp", "^"),
        ("and", "&&"),
        ("or", "||"),
        ("not", "!"),
        ("equals", "=="),
        ("greater", ">"),
        ("greaterOrEquals", ">="),
        ("less", "<"),
        ("lessOrEquals", "<="),
        ("&", "concat"),
        ("??", "coalesce"),
    ];

    private static readonly FrozenDictionary<string, ExpressionFunction> Functions = Build();

    public static IEnumerable<string> Names => Functions.Keys;

    public static ExpressionFunction? Find(string name) => Functions.GetValueOrDefault(name);

    private static FrozenDictionary<string, ExpressionFunction> Build()
    {
        ExpressionFunction[] all =
        [
            .. AccessFunctions.All,
            .. LogicFunctions.All,
            .. MathFunctions.All,
            .. TextFunctions.All,
            .. ListFunctions.All,
            .. LambdaFunctions.All,
            .. ObjectFunctions.All,
            .. ConversionFunctions.All,
            .. DateFunctions.All,
        ];
        var functions = all.ToDictionary(function => function.Name, StringComparer.Ordinal);
        foreach (var (alias, name) in Aliases)
            functions[alias] = functions[name];
        return functions.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
