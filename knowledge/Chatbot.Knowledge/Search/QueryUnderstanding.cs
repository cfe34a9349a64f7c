using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Search;

/// <summary>
/// Turns what a person wrote into what is looked for: follow-ups get the words they lean on, synonyms are added, filters are
/// read. A language model, where there is one, rewrites follow-ups and may expand; when it fails the rules are enough.
/// </summary>
internal sealed partial class QueryUnderstanding(IChatClient? model, ILogger<QueryUnderstanding> logger)
{
    private const double LeaningWeight = 0.5;
    private const int RememberedQuestions = 4;
    private const int LongestReply = 1000;

    public async Task<UnderstoodQuery> UnderstandAsync(
        SearchQuery query,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        UnderstoodQuery understood = new() { Text = query.Text, Meanings = [query.Text] };
        if (query.Mode != SearchMode.Hybrid)
        {
            return understood;
        }

        understood = await ResolveFollowUpAsync(query, understood, cancellationToken);
        understood = understood with
        {
            Expansion = [.. understood.Expansion, .. new Synonyms(options.Synonyms).Of(understood.Text)],
            Filters = options.TextFilters == TextFilterMode.Off ? [] : TextFilters.Read(understood.Text),
        };
        return await ExpandAsync(understood, options, cancellationToken);
    }

    private async Task<UnderstoodQuery> ResolveFollowUpAsync(
        SearchQuery query,
        UnderstoodQuery understood,
        CancellationToken cancellationToken
    )
    {
        if (query.History.Count == 0 || !FollowUp.IsOne(query.Text))
        {
            return understood;
        }

        string earlier = string.Join('\n', query.History.TakeLast(RememberedQuestions));
        string? rewritten = await AskAsync(
            "Rewrite the last question so that it can be understood without the earlier ones. Answer with the question only.",
            $"{earlier}\n{query.Text}",
            cancellationToken
        );
        if (rewritten is not null)
        {
            return understood with { Text = rewritten, Meanings = [rewritten] };
        }

        string leansOn = query.History[^1];
        return understood with
        {
            Meanings = [$"{leansOn} {query.Text}"],
            Expansion =
            [
                .. Terms.Of(leansOn).Where(word => !word.IsStopWord).Select(word => new WeightedTerm(word.Word, LeaningWeight)),
            ],
        };
    }

    private async Task<UnderstoodQuery> ExpandAsync(
        UnderstoodQuery understood,
        SearchOptions options,
        CancellationToken cancellationToken
    )
    {
        string? reply = options.Expansion switch
        {
            QueryExpansion.MultiQuery => await AskAsync(
                "Ask the question in three other ways, one a line, nothing else.",
                understood.Text,
                cancellationToken
            ),
            QueryExpansion.HypotheticalAnswer => await AskAsync(
                "Write two sentences of a document that would answer the question. Invent what you do not know.",
                understood.Text,
                cancellationToken
            ),
            _ => null,
        };
        if (reply is null)
        {
            return understood;
        }

        IEnumerable<string> meanings =
            options.Expansion == QueryExpansion.MultiQuery
                ? reply.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(3)
                : [reply];
        return understood with { Meanings = [.. understood.Meanings, .. meanings] };
    }

    private async Task<string?> AskAsync(string instruction, string text, CancellationToken cancellationToken)
    {
        if (model is null)
        {
            return null;
        }

        try
        {
            ChatResponse response = await model.GetResponseAsync(
                [new ChatMessage(ChatRole.System, instruction), new ChatMessage(ChatRole.User, text)],
                new ChatOptions { Temperature = 0, MaxOutputTokens = 200 },
                cancellationToken
            );
            string reply = response.Text.Trim();
            return reply.Length is 0 or > LongestReply ? null : reply;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogModelFailed(exception);
            return null;
        }
    }

    [LoggerMessage(
        EventId = 2102,
        Level = LogLevel.Warning,
        Message = "The language model did not help with a question; the search goes on by rules."
    )]
    private partial void LogModelFailed(Exception exception);
}
