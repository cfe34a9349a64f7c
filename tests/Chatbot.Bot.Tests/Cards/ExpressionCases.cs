using System.Runtime.CompilerServices;
using CsCheck;

namespace Chatbot.Bot.Tests.Cards;

/// <summary>Expressions to compare with the npm package: written by hand, and generated.</summary>
internal static class ExpressionCases
{
    public static string Data { get; } = File.ReadAllText(Beside("expressions.json"));

    /// <summary>One text per line.</summary>
    public static IEnumerable<string> Written { get; } = File.ReadAllLines(Beside("expressions.txt"));

    private static readonly Gen<string> Atoms = Gen.OneOf<string>(
        "a",
        "z",
        "neg",
        "half",
        "b",
        "f",
        "s",
        "empty",
        "num",
        "missing",
        "nul",
        "obj",
        "obj.x",
        "arr",
        "arr[0]",
        "no",
        "names",
        "people",
        "people[0].name",
        "iso",
        "1",
        "2",
        "0",
        "3.5",
        "'x'",
        "'Hello'",
        "''",
        "true",
        "false",
        "null"
    );

    private static readonly Gen<string> Operators = Gen.OneOf<string>(
        "+",
        "-",
        "*",
        "/",
        "%",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "&&",
        "||",
        "&",
        "??",
        "^"
    );

    private static readonly Gen<string> Unary = Gen.OneOf<string>(
        "toUpper",
        "length",
        "count",
        "string",
        "int",
        "float",
        "bool",
        "exists",
        "empty",
        "not",
        "trim",
        "first",
        "last",
        "sum",
        "average",
        "abs",
        "round",
        "isString",
        "isArray",
        "isInteger",
        "jsonStringify",
        "unique",
        "flatten",
        "sortBy",
        "max",
        "min",
        "coalesce",
        "concat",
        "createArray",
        "titleCase",
        "floor"
    );

    private static readonly Gen<string> Binary = Gen.OneOf<string>(
        "concat",
        "contains",
        "join",
        "split",
        "indexOf",
        "startsWith",
        "add",
        "sub",
        "min",
        "max",
        "and",
        "or",
        "equals",
        "union",
        "intersection",
        "take",
        "skip",
        "formatNumber",
        "coalesce",
        "less",
        "createArray",
        "substring",
        "replace"
    );

    public static Gen<string> Expressions(int depth) =>
        depth == 0
            ? Atoms
            : Gen.Frequency(
                (2, Atoms),
                (
                    3,
                    Gen.Select(
                        Expressions(depth - 1),
                        Operators,
                        Expressions(depth - 1),
                        (left, symbol, right) => $"{left} {symbol} {right}"
                    )
                ),
                (1, Expressions(depth - 1).Select(inner => $"({inner})")),
                (1, Expressions(depth - 1).Select(inner => $"!{inner}")),
                (3, Gen.Select(Unary, Expressions(depth - 1), (name, inner) => $"{name}({inner})")),
                (
                    3,
                    Gen.Select(
                        Binary,
                        Expressions(depth - 1),
                        Expressions(depth - 1),
                        (name, left, right) => $"{name}({left}, {right})"
                    )
                ),
                (
                    1,
                    Gen.Select(
                        Expressions(depth - 1),
                        Expressions(depth - 1),
                        Expressions(depth - 1),
                        (test, left, right) => $"if({test}, {left}, {right})"
                    )
                ),
                (
                    1,
                    Gen.Select(
                        Expressions(depth - 1),
                        Expressions(depth - 1),
                        (list, body) => $"select({list}, x, concat(x, {body}))"
                    )
                ),
                (1, Gen.Select(Expressions(depth - 1), Expressions(depth - 1), (list, body) => $"where({list}, x, x == {body})"))
            );

    /// <summary>Texts with one or two expressions.</summary>
    public static Gen<string> Texts { get; } =
        Gen.Select(
            Expressions(3),
            Gen.OneOf<string>("${#}", "${#}", "is ${#}", "${#} and ${a}"),
            (expression, frame) => frame.Replace("#", expression)
        );

    private static string Beside(string file, [CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "Data", file);
}
