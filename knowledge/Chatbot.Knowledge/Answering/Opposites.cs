using System.Collections.Frozen;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering;

/// <summary>Words that turn a statement into another one: pairs of opposites, and negation.</summary>
internal static class Opposites
{
    private static readonly FrozenSet<string> Negations = (
        "not no never none neither nor without nobody nothing cannot cant isnt arent wasnt werent dont doesnt didnt wont except "
        + "nicht kein keine keinen keiner keinem nie niemals ohne pas ne jamais aucun aucune sans"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Stem to the stems of its opposites.</summary>
    private static readonly FrozenDictionary<string, string[]> Pairs = (
        "first last|first second|first third|largest smallest|biggest smallest|large small|big small|highest lowest|high low|most least|more less|more fewer|"
        + "maximum minimum|oldest youngest|old young|old new|older newer|oldest newest|longest shortest|long short|north south|east west|northern southern|"
        + "eastern western|start end|begin end|start finish|open close|opening closing|win lose|won lost|winner loser|male female|"
        + "man woman|men women|boy girl|mother father|wife husband|brother sister|daughter son|king queen|before after|above below|"
        + "over under|inside outside|internal external|import export|buy sell|bought sold|increase decrease|rise fall|gain loss|upper lower|early late|earliest latest|"
        + "enter leave|join leave|arrive depart|create destroy|build demolish|built demolished|found dissolve|hot cold|summer winter|legal illegal|allowed forbidden|"
        + "allow forbid|permit prohibit|include exclude|accept reject|approve refuse|succeed fail|strong weak|rich poor|fast slow|"
        + "public private|domestic foreign|national international|positive negative|best worst|better worse|full empty|full partial|full part|left right|"
        + "top bottom|front back|minor major|majority minority|full-time part-time|day night|weekday weekend|morning evening|mandatory optional|"
        + "paid unpaid|able unable|common rare|cheap expensive|cheapest expensive|always never|employee employer|debit credit|input output|"
        + "union confederate|defeat victory|attack defend|ally enemy|birth death|born died|alive dead|married divorced|hire dismiss|support oppose|love hate"
    )
        .Split('|')
        .Select(pair => pair.Split(' '))
        .SelectMany(pair => new[] { (Word: pair[0], Other: pair[1]), (Word: pair[1], Other: pair[0]) })
        .GroupBy(pair => PorterStemmer.Stem(pair.Word), pair => PorterStemmer.Stem(pair.Other), StringComparer.Ordinal)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    public static bool Negates(string word) => Negations.Contains(word);

    /// <summary>Whether a text has the opposite of a word, but not the word itself.</summary>
    public static bool Contradicts(string stem, IReadOnlySet<string> stems) =>
        !stems.Contains(stem) && Pairs.TryGetValue(stem, out string[]? others) && others.Any(stems.Contains);
}
