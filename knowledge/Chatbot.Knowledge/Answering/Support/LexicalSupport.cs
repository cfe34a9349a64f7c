using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Answering.Support;

/// <summary>Holds a sentence against a passage by words, numbers, names, opposites and negation. Pure.</summary>
internal static class LexicalSupport
{
    /// <summary>Below this share of common words a denial is about something else.</summary>
    private const double SameTopic = 0.5;

    /// <summary>What speaks against it, or null, and the share of its words that the passage has.</summary>
    public static (double Coverage, string? Against) Check(string sentence, Passage passage)
    {
        var statement = new Statement(sentence);
        var source = new Statement(string.Join('\n', [passage.Title, .. passage.TitlePath, passage.Text]));
        double coverage = statement.CoveredBy(source.Stems);
        string[] numbers = [.. statement.Numbers.Where(number => !source.Numbers.Contains(number))];
        if (numbers.Length > 0)
        {
            return (coverage, $"The source does not have {string.Join(", ", numbers)}.");
        }

        string[] names = [.. NamesOf(sentence).Where(name => !Terms.Of(name).All(term => source.Stems.Contains(term.Stem)))];
        if (names.Length > 0)
        {
            return (coverage, $"The source does not name {string.Join(", ", names)}.");
        }

        Statement nearest = SentenceSplitter
            .Split(passage.Text)
            .Select(range => new Statement(passage.Text[range]))
            .DefaultIfEmpty(source)
            .MaxBy(one => statement.CoveredBy(one.Stems))!;
        if (statement.CoveredBy(nearest.Stems) < SameTopic)
        {
            return (coverage, null);
        }

        string? opposite = statement.Content.FirstOrDefault(stem => Opposites.Contradicts(stem, nearest.Stems));
        return opposite is not null ? (coverage, $"The source says the opposite of '{opposite}'.")
            : statement.IsNegated != nearest.IsNegated
                ? (coverage, statement.IsNegated ? "The source does not deny it." : "The source denies it.")
            : (coverage, null);
    }

    /// <summary>Words with a capital that follow another word; the language of nouns with capitals, German, has too many.</summary>
    private static IEnumerable<string> NamesOf(string sentence)
    {
        string[] words = sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] capital =
        [
            .. words
                .Skip(1)
                .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '“', '”', '*', '_'))
                .Where(word => word.Length > 1 && char.IsUpper(word[0]) && char.IsLetter(word[1])),
        ];
        const int Third = 3;
        return capital.Length * Third > words.Length ? [] : capital;
    }
}
