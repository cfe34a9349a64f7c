using System.Text.RegularExpressions;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>
/// A small linear classifier: how likely a question needs reasoning instead of looking up a fact. Its features are the length, the
/// number of questions, words that ask for reasoning in English, German, French and Spanish, and calculation or code. The weights
/// were set by hand on the questions of its tests.
/// </summary>
internal static partial class QuestionDifficulty
{
    private const double Bias = -2.2;
    private const double PerReasoningWord = 1.7;
    private const double PerFurtherQuestion = 0.8;
    private const double Calculation = 1.2;
    private const double Length = 2.0;
    private const double LongQuestionInWords = 80;
    private const int MostReasoningWords = 4;

    /// <returns>0 = surely a fact, 1 = surely reasoning.</returns>
    public static double Of(string question)
    {
        var words = Math.Min(Word().Count(question) / LongQuestionInWords, 1);
        var reasoning = Math.Min(Reasoning().Count(question), MostReasoningWords);
        var further = Math.Max(question.AsSpan().Count('?') - 1, 0);
        var sum =
            Bias
            + (Length * words)
            + (PerReasoningWord * reasoning)
            + (PerFurtherQuestion * further)
            + (CalculationOrCode().IsMatch(question) ? Calculation : 0);
        return 1 / (1 + Math.Exp(-sum));
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(why|compar\w*|differ\w*|explain\w*|analy[sz]\w*|evaluat\w*|assess\w*|recommend\w*|step[ -]by[ -]step|pros and cons"
            + @"|trade-?offs?|advantages?|consequences|argue|justify|prove|derive|plan|strategy|implications?|summari[sz]e"
            + @"|warum|weshalb|vergleich\w*|unterschied\w*|erklär\w*|begründ\w*|bewert\w*|beurteil\w*|empfiehl\w*|schritt für schritt"
            + @"|vor- und nachteile|vorteile|folgen|abwäg\w*|analysier\w*|zusammenfass\w*|fasse"
            + @"|pourquoi|différence\w*|expliqu\w*|évalu\w*|avantages?|conséquences|étape par étape|résum\w*|justifi\w*"
            + @"|por qué|diferencia\w*|explica\w*|analiza\w*|ventajas?|consecuencias|paso a paso|resum\w*)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Reasoning();

    [GeneratedRegex(
        @"```|\b(calculate|compute|berechne\w*|calcule\w*|calcula\w*|formula|formel|code|sql|regex|script)\b|[0-9]\s*[*×/÷^=]\s*[0-9]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex CalculationOrCode();
}
