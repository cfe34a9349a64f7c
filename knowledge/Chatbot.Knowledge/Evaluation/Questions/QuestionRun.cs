using System.Diagnostics;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Evaluation.Questions;

/// <summary>Imports the documents of an evaluation and asks its questions, as a user would.</summary>
public sealed class QuestionRun(IKnowledgeBase knowledge)
{
    /// <summary>The tenant of evaluations.</summary>
    public const string Tenant = "evaluation";

    private static readonly Audience Asker = Audience.Of("evaluation");

    /// <summary>Imports a corpus and waits until it is searchable.</summary>
    /// <param name="path">A folder or a JSONL file; see <see cref="DocumentCorpus"/>.</param>
    /// <param name="imported">Is told how many documents were handed in.</param>
    /// <param name="cancellationToken">Ends the import.</param>
    /// <returns>The documents that did not become searchable as a whole.</returns>
    public async Task<IReadOnlyList<DocumentStatus>> ImportAsync(
        string path,
        IProgress<int>? imported = null,
        CancellationToken cancellationToken = default
    )
    {
        var count = 0;
        await foreach (var import in DocumentCorpus.ReadAsync(path, Tenant, cancellationToken))
        {
            await using (import.Content)
            {
                await knowledge.ImportAsync(import, cancellationToken);
            }

            count++;
            imported?.Report(count);
        }

        if (count == 0)
        {
            throw new EvaluationException($"{path} holds no documents.");
        }

        await knowledge.WhenIdleAsync(cancellationToken);
        var broken = new List<DocumentStatus>();
        await foreach (var status in knowledge.ListAsync(Tenant, Asker, cancellationToken))
        {
            if (status.Stage != DocumentStage.Ready)
            {
                broken.Add(status);
            }
        }

        return broken;
    }

    /// <summary>Asks one question.</summary>
    public async Task<AnsweredQuestion> AskAsync(EvaluationQuestion question, CancellationToken cancellationToken = default)
    {
        var start = Stopwatch.GetTimestamp();
        var answer = await AskAsync(Query(question.Question), cancellationToken);
        var latency = Stopwatch.GetElapsedTime(start);
        return new AnsweredQuestion(
            question,
            new AnswerLine(
                question.Id,
                answer.Text,
                !answer.Found,
                [.. answer.Citations.Select(passage => passage.DocumentId).Distinct(StringComparer.Ordinal)],
                answer.Confidence
            ),
            latency
        );
    }

    /// <summary>Completes a case with what is found and answered.</summary>
    public async Task<EvaluationCase> CompleteAsync(EvaluationCase one, CancellationToken cancellationToken = default)
    {
        var query = Query(one.Question);
        var found = await knowledge.SearchAsync(query, cancellationToken);
        var answer = await AskAsync(query, cancellationToken);
        return one with
        {
            Answer = answer.Text,
            Refused = !answer.Found,
            Passages = [.. found.Passages.Select(ToCase)],
            Citations = [.. answer.Citations.Select(ToCase)],
        };
    }

    private async Task<AnswerUpdate.Final> AskAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        AnswerUpdate.Final? final = null;
        await foreach (var update in knowledge.AskAsync(query, cancellationToken))
        {
            final = update as AnswerUpdate.Final ?? final;
        }

        return final ?? throw new InvalidOperationException("The answer has no end.");
    }

    private static SearchQuery Query(string text) =>
        new()
        {
            Tenant = Tenant,
            Text = text,
            Audience = Asker,
        };

    private static CasePassage ToCase(Passage passage) =>
        new(passage.DocumentId, passage.Text, string.Join(" › ", passage.TitlePath.Prepend(passage.Title)));
}
