using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Answering.Conflicts;
using Chatbot.Knowledge.Answering.Model;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Answering;

/// <summary>
/// Searches, then answers from what was found: by a language model when there is one, else by quoting. A model that fails
/// before it said anything is replaced by quotations.
/// </summary>
internal sealed partial class PassageAnswerer(
    IPassageSearch search,
    ExtractiveAnswerer answerer,
    SupportChecker checker,
    DocumentDates dates,
    ModelAnswerer? model,
    ILogger<PassageAnswerer> logger
) : IAnswerer
{
    public async IAsyncEnumerable<AnswerUpdate> AskAsync(
        SearchQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var result = await search.SearchAsync(query, cancellationToken);
        var texts = AnswerTexts.For(query.Text);
        if (model is not null && result.Passages.Count > 0)
        {
            var answer = new ModelAnswer();
            await foreach (var piece in TryAsync(model, query.Text, result.Passages, answer, texts, cancellationToken))
            {
                yield return new AnswerUpdate.Delta(piece);
            }

            if (answer.Text.Length > 0)
            {
                yield return new AnswerUpdate.Final(answer.Text, answer.Citations.Count > 0, answer.Citations)
                {
                    Sentences = answer.Sentences,
                };
                yield break;
            }

            if (!answer.Failed)
            {
                await foreach (var update in RefuseAsync(result.Passages, texts, confidence: null))
                {
                    yield return update;
                }

                yield break;
            }
        }

        await foreach (var update in QuoteAsync(query, result.Passages, texts, cancellationToken))
        {
            yield return update;
        }
    }

    private async IAsyncEnumerable<AnswerUpdate> QuoteAsync(
        SearchQuery query,
        IReadOnlyList<Passage> passages,
        AnswerTexts texts,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var answer = await answerer.AnswerAsync(
            query.Text,
            passages,
            (passage, token) => dates.FindAsync(passage, query, token),
            cancellationToken
        );
        if (!answer.Found)
        {
            await foreach (var update in RefuseAsync(passages, texts, answer.Confidence))
            {
                yield return update;
            }

            yield break;
        }

        foreach (var piece in Words(answer.Text))
        {
            yield return new AnswerUpdate.Delta(piece);
        }

        yield return new AnswerUpdate.Final(answer.Text, Found: true, answer.Citations)
        {
            Confidence = answer.Confidence,
            Sentences = await CheckAsync(answer, cancellationToken),
            Conflicts = answer.Conflict is { } conflict ? [conflict] : [],
        };
    }

    private async Task<IReadOnlyList<AnswerSentence>> CheckAsync(ExtractiveAnswer answer, CancellationToken cancellationToken) =>
        answer.Conflict is { } conflict
            ?
            [
                await checker.CheckSentenceAsync(conflict.FirstText, [conflict.First], cancellationToken),
                await checker.CheckSentenceAsync(conflict.SecondText, [conflict.Second], cancellationToken),
            ]
            : await checker.CheckAsync(answer.Text, answer.Citations, cancellationToken);

    private static async IAsyncEnumerable<AnswerUpdate> RefuseAsync(
        IReadOnlyList<Passage> passages,
        AnswerTexts texts,
        double? confidence
    )
    {
        await Task.CompletedTask;
        IReadOnlyList<string> topics = NearestTopics.Of(passages);
        string text = NearestTopics.Text(topics, texts);
        foreach (var piece in Words(text))
        {
            yield return new AnswerUpdate.Delta(piece);
        }

        yield return new AnswerUpdate.Final(text, Found: false, []) { Confidence = confidence, Topics = topics };
    }

    /// <summary>The pieces of a model's answer; a failure ends them, and counts when nothing was said before it.</summary>
    private async IAsyncEnumerable<string> TryAsync(
        ModelAnswerer answering,
        string question,
        IReadOnlyList<Passage> passages,
        ModelAnswer answer,
        AnswerTexts texts,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var pieces = answering
            .AnswerAsync(question, passages, answer, texts, cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await pieces.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                LogModelFailed(exception);
                answer.Failed = true;
                yield break;
            }

            if (pieces.Current.Length > 0)
            {
                yield return pieces.Current;
            }
        }
    }

    private static IEnumerable<string> Words(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var space = text.AsSpan(start).IndexOfAny(' ', '\n');
            var end = space < 0 ? text.Length : start + space + 1;
            yield return text[start..end];
            start = end;
        }
    }

    [LoggerMessage(EventId = 2204, Level = LogLevel.Warning, Message = "The language model failed while it answered.")]
    private partial void LogModelFailed(Exception exception);
}
