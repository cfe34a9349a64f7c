using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>The words of a text that carry meaning, in English, German and French.</summary>
internal static partial class ContentWords
{
    private static readonly FrozenSet<string> StopWords = (
        "a about am an and any are as at be been but by can could did do does for from get had has have how i if in into is it its "
        + "may me more much many must my no not of on or our out over please shall should so some tell than that the their them "
        + "then there these they this those to too under until up us was we were what when where which while who whom whose why "
        + "will with without would you your one ones also only else instead again "
        + "aber als am an auch auf aus bei bin bis das dass dem den denn der des die dies diese dieser dieses doch dort du ein eine "
        + "einem einen einer eines er es für gibt habe haben hat ich ihm ihn ihr ihre im in ist ja kann man mein meine mich mir mit "
        + "muss nach nicht noch nur oder ohne sie sind so soll um und uns unser von vor wann warum was welche welcher welches wenn "
        + "wer wie wieso viel viele wir wird wo worum zu zum zur über "
        + "au aux avec ce ces cela cette combien comment dans de des donc du elle elles en est et eux faire il ils je la le les leur "
        + "leurs lui ma mais me mes moi mon ne nos notre nous ou où par pas pour pourquoi qu quand que quel quelle quelles quels qui "
        + "quoi sa sans se ses si son sont sur ta te tes toi ton tu un une vos votre vous y à ai as sont peut dois doit"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content words in order, lower-cased, repetitions kept.</summary>
    public static IEnumerable<string> Of(string text) => All(text).Where(word => !StopWords.Contains(word));

    /// <summary>Every word in order, lower-cased.</summary>
    public static IEnumerable<string> All(string text) => Word().Matches(text).Select(match => match.Value.ToLowerInvariant());

    /// <summary>A crude stem that joins singular and plural.</summary>
    public static string Stem(string word) =>
        word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal) ? word[..^2]
        : word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word.Length > 4 && word.EndsWith('e') ? word[..^1]
        : word;

    [GeneratedRegex(@"[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();
}
