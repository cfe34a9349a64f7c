using System.Runtime.CompilerServices;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Answering;

internal sealed class Interim(IPassageSearch search) : IAnswerer
{
    public async IAsyncEnumerable<AnswerUpdate> AskAsync(
        SearchQuery query,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var result = await search.SearchAsync(query, cancellationToken);
        yield return new AnswerUpdate.Final(result.Passages[0].Text, true, result.Passages);
    }
}
