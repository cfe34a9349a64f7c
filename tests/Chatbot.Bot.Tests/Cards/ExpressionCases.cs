using CsCheck;

namespace Chatbot.Bot.Tests.Cards;

/// <summary>Expressions to compare with the npm package: written by hand, and generated.</summary>
internal static class ExpressionCases
{
    public const string Data = """
        {
          "a": 5, "z": 0, "neg": -3, "big": 1234567.891, "tiny": 1e-7, "huge": 1e21, "half": 2.5, "nul": null, "b": true, "f": false,
          "s": "Hello", "empty": "", "t": "it's {x} $5 `q` \"d\"", "num": "42", "words": "the quick brown fox", "u": "Grüße, Zoë",
          "d": "2017-02-14T06:08:39Z", "iso": "2017-02-14T06:08:39.000Z", "local": "2020-12-31T23:59:59", "day": "2021-03-04",
          "obj": { "x": 1, "y": "z", "Deep": { "k": [1, { "v": "w" }] } }, "none": {}, "arr": [3, 1, 2], "no": [],
          "names": ["b", "a", "c"], "mixed": [1, "1", true, null], "dup": [1, 2, 1], "nested": [[1], [2, [3]]],
          "people": [{ "name": "Ann", "age": 31 }, { "name": "Bob", "age": 25 }, { "name": "Cy", "age": 40 }],
          "url": "https://example.com:8080/a/b?q=1&r=two", "j": "{\"k\":[1,2]}", "my-name": "dash", "UPPER": "up", "epoch": 1487052519
        }
        """;

    /// <summary>One text per line.</summary>
    public static IEnumerable<string> Written { get; } =
        """"
            plain
            ${a}
            ${s}
            ${b}
            ${nul}
            ${obj}
            ${arr}
            ${missing}
            ${missing.deeper[0].x}
            ${obj.missing}
            x ${missing} y ${a}
            ${a}${s}
            ${A} ${upper} ${OBJ.DEEP.K[1].V}
            ${obj.Deep.k[0]}
            ${obj['x']}
            ${obj["y"]}
            ${arr[0]}
            ${arr[1]} and ${arr[2]}
            ${arr[9]}
            x ${arr[9]}
            ${people[1].name}
            ${people[0]['age']}
            ${people[a].name}
            ${$root.a}
            ${$data.a}
            ${$root.people[2].name}
            ${$index}
            ${$unknown}
            \${a}
            $${a}
            $
            {a}
            ${}
            x ${} y
            ${ }
            ${ a }
            ${a
            ${bad(
            ${a b}
            ${a +}
            ${(a}
            ${[1,2}
            ${1e3}
            ${.5}
            ${5.}
            ${unknownFunction(a)}
            x ${unknownFunction(a)} y
            ${true}
            ${false} ${undefined}
            ${1}
            ${1.0}
            ${-5}
            ${- a}
            ${+a}
            ${!b}
            ${!a}
            ${!missing}
            ${'text'}
            ${'it\'s'}
            ${"a\"b"}
            ${'a\nb\tc\\d'}
            ${'\x'}
            ${''}x
            a ${'}'} b
            ${'${a}'}
            ${`in ${a} side`}
            ${concat('a', `b${s}c`)}
            ${1 + 2 * 3}
            ${(1 + 2) * 3}
            ${2 ^ 3 ^ 2}
            ${-2 ^ 2}
            ${10 - 3 - 2}
            ${7 / 2}
            ${7.0 / 2}
            ${7.5 / 2}
            ${-7 / 2}
            ${1 / 0}
            x ${1 / 0}
            ${7 % 3}
            ${-7 % 3}
            ${7 % 0}
            ${7.5 % 2}
            ${0.1 + 0.2}
            ${big * 1000000000000000}
            ${tiny}
            ${tiny + 0}
            ${huge}
            ${huge * 10} text
            ${tiny} text
            ${a + 1}
            ${a + s}
            ${s + a}
            ${s + missing}
            ${a + missing}
            ${a + nul}
            x ${a + nul}
            ${'a' + 'b' + 1 + 2}
            ${1 + 2 + 'a'}
            ${b + 1}
            ${s - 1}
            ${num * 2}
            ${a == 5}
            ${a == '5'}
            ${s == 'Hello'}
            ${s == 'hello'}
            ${nul == null}
            ${missing == null}
            ${missing == nul}
            ${arr == dup}
            ${createArray(3,1,2) == arr}
            ${none == json('{}')}
            ${obj == json('{"x":1}')}
            ${a != 5}
            ${a <> 5}
            ${1 < 2}
            ${1 < 2 == true}
            ${a > 3 && a < 10}
            ${a > 3 || missing > 1}
            ${missing > 1}
            ${nul < 1}
            ${s < 1}
            ${'a' < 'b'}
            ${'B' < 'a'}
            ${b && f}
            ${b || f}
            ${f || nul}
            ${f || missing}
            ${a && s}
            ${0 && true}
            ${'' || false}
            ${a & s}
            ${a & s & b}
            ${a > 3 ? 'big' : 'small'}
            ${f ? 1 : b ? 2 : 3}
            ${missing ?? 'default'}
            ${nul ?? 'default'}
            ${obj.nothing ?? a}
            ${if(b, 'yes', 'no')}
            ${if(missing, 'yes', 'no')}
            ${if(0, 'yes', 'no')}
            ${if('', 'yes', 'no')}
            ${if(a > 3, a, arr[9])}
            ${if(1/0, 'yes', 'no')}
            ${if(b, 1)}
            ${and(b, a, s)}
            ${or(f, nul, 3)}
            ${not(b)}
            ${equals(a, 5)}
            ${greater(a, 3)}
            ${lessOrEquals(a, 5)}
            ${exists(a)} ${exists(missing)} ${exists(nul)} ${exists(obj.x)}
            ${exists(a)}
            ${empty(s)}
            ${empty(empty)}
            ${empty(no)}
            ${empty(none)}
            ${empty(missing)}
            ${empty(a)}
            ${coalesce(nul, missing, s)}
            ${coalesce(nul)}
            ${bool(0)} ${bool(1)} ${bool('false')} ${bool('x')} ${bool(nul)}
            ${isInteger(a)} ${isInteger(half)} ${isInteger(s)}
            ${isFloat(half)}
            ${isString(s)} ${isString(a)}
            ${isBoolean(b)}
            ${isArray(arr)} ${isArray(obj)}
            ${isObject(obj)} ${isObject(arr)} ${isObject(s)}
            ${add(1, 2, 3)}
            ${sub(10, 1, 2)}
            ${mul(2, 3, 4)}
            ${div(20, 3)}
            ${mod(7, 4)}
            ${exp(2, 3)}
            ${add('a', 'b')}
            ${add(1)}
            ${min(3, 1, 2)}
            ${max(arr)}
            ${min(arr, 0)}
            ${max(s)}
            ${sum(arr)}
            ${sum(no)}
            ${sum(mixed)}
            ${average(arr)}
            ${round(2.5)}
            ${round(-2.5)}
            ${round(2.345, 2)}
            ${round(1.005, 2)}
            ${round(a, -1)}
            ${floor(-2.5)}
            ${ceiling(2.1)}
            ${abs(neg)}
            ${sqrt(16)}
            ${sqrt(neg)}
            ${range(1, 4)}
            ${range(1, 0)}
            ${length(s)}
            ${length(arr)}
            ${length(5)}
            x ${length(arr)}
            ${length(missing)}
            ${toUpper(s)}
            ${toUpper(missing)}
            ${toUpper(u)}
            ${toUpper(nul)}
            ${toLower('ABC')}
            ${sentenceCase(words)}
            ${titleCase(words)}
            ${titleCase(t)}
            ${trim('  x  ')}
            ${substring(s, 1)}
            ${substring(s, 1, 3)}
            ${substring(s, 9)}
            ${substring(s, -1)}
            ${replace(s, 'l', 'L')}
            ${replace(s, '', 'L')}
            ${replace(s, 'l', '')}
            ${replaceIgnoreCase(s, 'h', 'J')}
            ${split(words, ' ')}
            ${split(s)}
            ${split(s, '')}
            ${startsWith(s, 'He')} ${endsWith(s, 'lo')}
            ${startsWith(s, 5)}
            ${indexOf(s, 'l')}
            ${lastIndexOf(s, 'l')}
            ${indexOf(arr, 1)}
            ${lastIndexOf(dup, 1)}
            ${indexOf(s, 'zz')}
            ${countWord(words)}
            ${countWord('')}
            ${addOrdinal(1)} ${addOrdinal(2)} ${addOrdinal(3)} ${addOrdinal(11)} ${addOrdinal(112)} ${addOrdinal(0)}
            ${concat('a', 1, b, nul)}
            ${concat(arr, dup)}
            ${concat(arr, 'x')}
            ${concat(obj, 'x')}
            ${concat('x')}
            ${concat(nul, nul)}
            ${isMatch(s, '^H')}
            ${isMatch(s, 'x+')}
            ${count(arr)}
            ${count(s)}
            ${count(obj)}
            ${count(5)}
            ${contains(arr, 2)}
            ${contains(arr, '2')}
            ${contains(s, 'ell')}
            ${contains(obj, 'x')}
            ${contains(obj, 'q')}
            ${contains(mixed, null)}
            ${join(arr, ', ')}
            ${join(names, ', ', ' and ')}
            ${join(createArray('a', 'b'), ', ', ' or ')}
            ${join(mixed, '|')}
            ${join(s, ',')}
            ${first(arr)} ${last(arr)} ${first(s)} ${last(s)}
            ${first(no)}
            ${last(no)}x
            ${skip(arr, 1)}
            ${skip(arr, -1)}
            ${take(arr, 2)}
            ${take(s, 2)}
            ${take(arr, 99)}
            ${subArray(arr, 1)}
            ${subArray(arr, 0, 2)}
            ${subArray(arr, 5)}
            ${union(arr, dup)}
            ${intersection(arr, dup)}
            ${unique(dup)}
            ${reverse('abc')}
            ${reverse(createArray(1,2,3))}
            ${flatten(nested)}
            ${flatten(nested, 1)}
            ${sortBy(arr)}
            ${sortBy(names)}
            ${sortBy(people, 'age')}
            ${sortByDescending(people, 'name')}
            ${sortByDescending(arr)}
            ${sortBy(createArray(10, 9, 1))}
            ${sortBy(mixed)}
            ${select(people, p, p.name)}
            ${select(people, x, x.age * 2)}
            ${select(arr, x, x + a)}
            ${select(people, p, concat(p.name, ':', p.age))}
            ${foreach(obj, x, x.key)}
            ${where(people, p, p.age > 30)}
            ${where(arr, x, x > 1)}
            ${where(obj, x, x.key == 'x')}
            ${select(where(people, p, p.age > 30), q, q.name)}
            ${any(arr, x, x > 2)}
            ${all(arr, x, x > 2)}
            ${select(missing, x, x)}
            ${select(5, x, x)}
            ${select(arr, x => x * 2)}
            ${where(arr, x => x != 1)}
            ${select(arr, 5, x)}
            ${join(select(people, p, p.name), ', ')}
            ${indicesAndValues(names)}
            ${json('{"q":[1,{"w":null}]}')}
            ${json(j).k[1]}
            ${json(j)}
            ${json('bad')}
            x ${json('bad')}
            ${json(obj)}
            ${jsonStringify(obj)}
            ${string(obj)}
            ${string(a)}
            ${string(big)}
            ${string(neg)}
            ${string(b)}
            ${string(s)}
            ${string(arr)}
            ${string(nul)}
            ${int('42')} ${int('42.9')} ${int(2.9)} ${int('12abc')}
            ${int('x')}
            ${float('1.5')} ${float('1.5e3')} ${float(a)}
            ${float('x')}
            ${formatNumber(big, 2)}
            ${formatNumber(big, 0)}
            ${formatNumber(neg, 1)}
            ${formatNumber(0.5, 0)}
            ${formatNumber(1.005, 2)}
            ${formatNumber(999.995, 2)}
            ${formatNumber(-0.001, 2)}
            ${formatNumber(s, 2)}
            ${formatNumber(a, s)}
            ${formatNumber(a, 2, 'en-us')}
            ${setProperty(json('{"a":1}'), 'b', 2)}
            ${addProperty(json('{"a":1}'), 'b', 2)}
            ${addProperty(json('{"a":1}'), 'a', 2)}
            ${removeProperty(json('{"a":1,"b":2}'), 'a')}
            ${getProperty(obj, 'x')}
            ${getProperty(obj, 'q')}
            ${getProperty('a')}
            ${merge(obj, json('{"x":9}'))}
            ${ {'k': a, n: s} }
            ${ {} }
            ${[1, a, 'x', [2]]}
            ${[]}
            ${createArray(a, s)}
            ${base64('hello')}
            ${base64ToString('aGVsbG8=')}
            ${dataUri('hello')}
            ${dataUriToString('data:text/plain;base64,aGVsbG8=')}
            ${uriComponent('a b&c/d?é!*')}
            ${uriComponentToString('a%20b')}
            ${uriHost(url)} ${uriPath(url)} ${uriQuery(url)} ${uriScheme(url)}
            ${uriHost('not a uri')}
            ${formatDateTime(d)}
            ${formatDateTime(d, 'yyyy-MM-dd')}
            ${formatDateTime(d, 'dddd, MMMM d, yyyy h:mm tt')}
            ${formatDateTime(d, 'ddd MMM dd HH:mm:ss')}
            ${formatDateTime(local, 'HH:mm')}
            ${formatDateTime(day, 'd/M/yy')}
            ${formatDateTime(d, 'yyyy-MM-ddTHH:mm:ss.fffZ')}
            ${formatDateTime(d, "'at' HH")}
            ${formatDateTime(d, 'f')}
            ${formatDateTime(d, 'g')}
            ${formatDateTime(d, 'h tt')}
            ${formatDateTime(d, 'o')}
            ${formatDateTime(d, 'R')}
            ${formatDateTime(d, '')}
            ${formatDateTime(d, 'yyyy\\MM')}
            ${formatDateTime(d, 'zzz z K')}
            ${formatDateTime('nonsense', 'yyyy')}
            x ${formatDateTime('nonsense', 'yyyy')}
            ${formatDateTime(a, 'yyyy')}
            ${formatEpoch(epoch, 'yyyy-MM-dd')}
            ${formatEpoch(s)}
            ${year(iso)} ${month(iso)} ${dayOfMonth(iso)} ${dayOfWeek(iso)} ${dayOfYear(iso)}
            ${year(d)}
            ${date(iso)}
            ${getTimeOfDay(iso)}
            ${isDateTime(iso)} ${isDateTime(d)}
            ${addDays(iso, 20)}
            ${addDays(iso, -20, 'yyyy-MM-dd')}
            ${addHours(iso, 25)}
            ${addMinutes(iso, 90, 'HH:mm')}
            ${addSeconds(iso, 61)}
            ${addToTime(iso, 1, 'Month')}
            ${addToTime(iso, 2, 'Week', 'yyyy-MM-dd')}
            ${subtractFromTime(iso, 1, 'Year')}
            ${subtractFromTime(iso, 1, 'Aeon')}
            ${startOfDay(iso)}
            ${startOfHour(iso)}
            ${startOfMonth(iso)}
            ${dateTimeDiff('2019-01-01T08:00:00.000Z', '2018-01-01T08:00:00.000Z')}
            ${u} ${toLower(u)}
            ${t}
            <${t}>
            ${url}
            """".Split('\n');

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
}
