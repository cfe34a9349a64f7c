using System.Text.Json;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>Reads questions, one JSON object a line: <c>{id, question, answerable, answers[], evidence[{doc}]}</c>.</summary>
public static class QuestionSet
{
    /// <summary>The questions of a file, in its order.</summary>
    /// <exception cref="EvaluationException">A line is no question; the message names it.</exception>
    public static async Task<IReadOnlyList<EvaluationQuestion>> ReadAsync(
        string path,
        CancellationToken cancellationToken = default
    )
    {
        var questions = new List<EvaluationQuestion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (number, line) in JsonLines.ReadAsync(path, cancellationToken))
        {
            var question = Parse(line, path, number);
            if (!ids.Add(question.Id))
            {
                throw new EvaluationException($"{path}:{number}: the id '{question.Id}' stands there twice; ids must differ.");
            }

            questions.Add(question);
        }

        return questions.Count > 0 ? questions : throw new EvaluationException($"{path} holds no questions.");
    }

    private static EvaluationQuestion Parse(string line, string path, int number)
    {
        try
        {
            var question = JsonSerializer.Deserialize(line, EvaluationJsonContext.Default.EvaluationQuestion);
            return string.IsNullOrWhiteSpace(question?.Question)
                ? throw new EvaluationException($"{path}:{number}: 'question' is empty.")
                : question;
        }
        catch (JsonException exception)
        {
            throw new EvaluationException(
                $"{path}:{number}: not a question ({exception.Message}) Write "
                    + """{"id": "q1", "question": "…", "answerable": true, "answers": ["…"], "evidence": [{"doc": "…"}]}."""
            );
        }
    }
}
