using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

/// <summary>Searches, then answers by quoting what was found.</summary>
internal sealed class PassageAnswerer(IPassageSearch search, ExtractiveAnswerer answerer) : IAnswerer
{
    private const string NotFound = "The documents hold no answer to this question.";

    public async IAsyncEnumerable<AnswerUpdate> AskAsync(
        SearchQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var result = await search.SearchAsync(query, cancellationToken);
        var answer = await answerer.AnswerAsync(query.Text, result.Passages, cancellationToken);
        var text = answer.Found ? answer.Text : NotFound;
        for (var start = 0; start < text.Length; )
        {
            var space = text.AsSpan(start).IndexOfAny(' ', '\n');
            var end = space < 0 ? text.Length : start + space + 1;
            yield return new AnswerUpdate.Delta(text[start..end]);
            start = end;
        }

        yield return new AnswerUpdate.Final(text, answer.Found, answer.Citations) { Confidence = answer.Confidence };
    }
}
