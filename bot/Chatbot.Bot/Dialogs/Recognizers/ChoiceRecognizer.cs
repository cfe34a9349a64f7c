using System.Globalization;
using Chatbot.Bot.Cards.Validation;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Prompts.Choices;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Finds which of several choices a text means. What could be two of them is none.</summary>
internal static class ChoiceRecognizer
{
    private const double Exact = 1;
    private const double Part = 0.8;
    private const double Guess = 0.6;
    private const int MostEdits = 2;
    private const int ShortestPart = 3;

    private static readonly string[][] Ordinals =
    [
        ["first", "erste", "erster", "erstes", "ersten", "premier", "première"],
        ["second", "zweite", "zweiter", "zweites", "zweiten", "deuxième", "seconde"],
        ["third", "dritte", "dritter", "drittes", "dritten", "troisième"],
        ["fourth", "vierte", "vierter", "viertes", "vierten", "quatrième"],
        ["fifth", "fünfte", "fünfter", "fünftes", "fünften", "cinquième"],
    ];

    private static readonly string[] Articles =
    [
        "the",
        "number",
        "one",
        "option",
        "der",
        "die",
        "das",
        "nummer",
        "den",
        "le",
        "la",
        "numéro",
    ];

    public static FoundChoice? Find(string? text, IReadOnlyList<PromptChoice> choices)
    {
        var wanted = Words.Normalize(text);
        if (wanted.Length == 0 || choices.Count == 0)
        {
            return null;
        }

        return Only(choices, choice => NamesOf(choice).Contains(wanted, StringComparer.Ordinal), Exact)
            ?? ByNumber(wanted, choices)
            ?? Only(choices, choice => NamesOf(choice).Any(name => IsPart(wanted, name)), Part)
            ?? Nearest(wanted, choices);
    }

    private static FoundChoice? ByNumber(string wanted, IReadOnlyList<PromptChoice> choices)
    {
        var words = wanted.Split(' ').Where(word => !Articles.Contains(word, StringComparer.Ordinal)).ToArray();
        if (words is not [var word])
        {
            return null;
        }

        var index = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number - 1
            : Array.FindIndex(Ordinals, names => names.Contains(word, StringComparer.Ordinal));
        return index >= 0 && index < choices.Count ? new(choices[index].Value, index, Exact) : null;
    }

    private static FoundChoice? Nearest(string wanted, IReadOnlyList<PromptChoice> choices)
    {
        var near = choices
            .Select(
                (choice, index) =>
                    (
                        Index: index,
                        Edits: NamesOf(choice)
                            .Where(name => name.Length >= ShortestPart)
                            .Select(name => (Edits: Spelling.EditsBetween(wanted, name), name.Length))
                            .Where(pair => pair.Edits <= Math.Min(MostEdits, pair.Length / ShortestPart))
                            .Select(pair => pair.Edits)
                            .DefaultIfEmpty(int.MaxValue)
                            .Min()
                    )
            )
            .OrderBy(pair => pair.Edits)
            .ToList();
        return near[0].Edits == int.MaxValue || (near.Count > 1 && near[1].Edits == near[0].Edits)
            ? null
            : new(choices[near[0].Index].Value, near[0].Index, Guess);
    }

    private static FoundChoice? Only(IReadOnlyList<PromptChoice> choices, Func<PromptChoice, bool> isMeant, double score)
    {
        var found = choices.Select((choice, index) => (choice, index)).Where(pair => isMeant(pair.choice)).ToList();
        return found is [var only] ? new(only.choice.Value, only.index, score) : null;
    }

    /// <summary>The beginning of a name, or a name within the text, both at the border of a word.</summary>
    private static bool IsPart(string wanted, string name) =>
        (wanted.Length >= ShortestPart && name.StartsWith(wanted, StringComparison.Ordinal))
        || (name.Length >= ShortestPart && $" {wanted} ".Contains($" {name} ", StringComparison.Ordinal));

    private static IEnumerable<string> NamesOf(PromptChoice choice) =>
        (choice.Synonyms ?? [])
            .Prepend(choice.Title)
            .Prepend(choice.Value)
            .Select(Words.Normalize)
            .Where(name => name.Length > 0);
}
