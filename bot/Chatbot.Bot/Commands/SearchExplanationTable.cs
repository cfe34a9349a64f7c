using System.Globalization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary>How a search came to its result, as a table.</summary>
internal static class SearchExplanationTable
{
    public static void Print(SearchExplanation explanation)
    {
        CommandOutput.Line("");
        CommandOutput.Line($"Looked for: {explanation.Text}");
        List("With less weight", explanation.Expansion);
        List("Filters in the words", explanation.Filters);
        if (explanation.EncoderAgreement is { } agreement)
        {
            CommandOutput.Line($"Agreement of vectors with words: {Number(agreement)}");
        }

        CommandOutput.Line("");
        CommandOutput.Line("rank  words (score)  vectors (cosine)  fused   reranked  score   kept  document: why");
        foreach (var hit in explanation.Hits)
        {
            var words = Place(hit.KeywordRank, hit.KeywordScore);
            var vectors = Place(hit.VectorRank, hit.VectorScore);
            var kept = hit.Kept ? "yes" : "no";
            CommandOutput.Line(
                $"{hit.Rank, -5} {words, -14} {vectors, -17} {Number(hit.Fused), -7} {Number(hit.Reranked), -9} {Number(hit.Score), -7} "
                    + $"{kept, -5} {hit.DocumentId} ({hit.ChunkId}): {hit.Reason}"
            );
        }
    }

    private static void List(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            CommandOutput.Line($"{name}: {string.Join(", ", values)}");
        }
    }

    private static string Place(int? rank, double? score) => rank is null ? "-" : $"{rank} ({Number(score)})";

    private static string Number(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "-";
}
