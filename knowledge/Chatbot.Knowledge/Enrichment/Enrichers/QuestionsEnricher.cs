using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Enrichment.Enrichers;

/// <summary>Questions that each chunk answers, by the language model; without one there are none.</summary>
internal sealed class QuestionsEnricher : IEnricher
{
    private const int LongestQuestion = 300;

    /// <summary>After so many failures in a row the model is taken to be gone.</summary>
    private const int MostFailures = 3;

    public string Name => "questions";

    public bool IsOn(EnrichmentOptions options) => options.Questions;

    public async Task<DocumentEnrichment> EnrichAsync(
        EnrichmentInput input,
        DocumentEnrichment found,
        CancellationToken cancellationToken
    )
    {
        if (input.Model is not { } model)
            return found;
        var count = input.Options.QuestionsPerChunk;
        var task = $"Write {count} short questions, one a line, that this text answers, in its own language.";
        var questions = new Dictionary<int, IReadOnlyList<string>>();
        var warnings = found.Warnings.ToList();
        var failures = 0;
        foreach (var chunk in input.Chunks.Take(input.Options.QuestionChunks))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var place = string.Join(" › ", chunk.TitlePath.Prepend(chunk.Title));
                var answer = await model.AskAsync(task, $"{place}\n\n{chunk.Text}", cancellationToken);
                if (Questions(answer, count) is { Count: > 0 } own)
                    questions[chunk.Ordinal] = own;
                failures = 0;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                warnings.Add($"{Name}: chunk {chunk.Ordinal}: {exception.Message}");
                if (++failures == MostFailures)
                    break;
            }
        }

        return found with
        {
            Questions = questions,
            Warnings = warnings,
        };
    }

    /// <summary>The lines of an answer that are questions, without their numbers.</summary>
    private static List<string> Questions(string answer, int count) =>
        [
            .. answer
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.TrimStart("0123456789.-*•) \t".ToCharArray()))
                .Where(line => line.Length is > 3 and <= LongestQuestion && line.ContainsAny('?', '？', '؟'))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(count),
        ];
}
