using System.Globalization;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Answering;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

/// <summary>
/// Proposes what to ask next from the headings of passages that were found: in the language of the answer, and only what the documents that
/// the same readers may see do answer.
/// </summary>
internal sealed partial class FollowUpSuggestions(
    IKnowledgeBase knowledge,
    ExtractiveAnswerer answerer,
    IOptions<AssistantOptions> options,
    ILogger<FollowUpSuggestions> logger
)
{
    private const int ShortestHeading = 4;
    private const int LongestHeading = 60;

    /// <summary>So many headings are tried for each suggestion that is wanted.</summary>
    private const int TriesEach = 2;

    /// <param name="request">Whose readers count.</param>
    /// <param name="context">What was asked, and the passages, best first.</param>
    /// <param name="answer">The text of the answer; its language decides.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<string>> FindAsync(
        AssistantRequest request,
        RetrievedContext context,
        string answer,
        CancellationToken cancellationToken
    )
    {
        var limit = options.Value.MaxSuggestions;
        var language = LanguageDetector.Detect(answer) ?? request.Locale?.Split('-')[0].ToLowerInvariant();
        if (limit == 0 || (language is not null && !AssistantLanguages.Codes.Contains(language)))
        {
            return [];
        }

        var texts = AssistantTexts.For(language);
        var found = new List<string>();
        foreach (var heading in Headings(context, language).Take(limit * TriesEach))
        {
            var suggestion = string.Format(CultureInfo.InvariantCulture, texts.TellMeAbout, heading);
            if (await IsAnsweredAsync(request, suggestion, cancellationToken))
            {
                found.Add(suggestion);
            }

            if (found.Count == limit)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The subject of what was asked is not proposed again.</summary>
    private static IEnumerable<string> Headings(RetrievedContext context, string? language)
    {
        var asked = ContentWords.Of(context.Question).Select(ContentWords.Stem).ToHashSet(StringComparer.Ordinal);
        return context
            .Passages.Where(passage => language is null || passage.Language is null || passage.Language == language)
            .Select(passage => WithoutNumber(passage.TitlePath.Count > 0 ? passage.TitlePath[^1] : passage.Title))
            .Where(heading => heading.Length is >= ShortestHeading and <= LongestHeading)
            .Where(heading => ContentWords.Of(heading).Select(ContentWords.Stem).Any(word => !asked.Contains(word)))
            .Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Asks it as the readers would, and quotes; when that fails, it is not proposed.</summary>
    private async Task<bool> IsAnsweredAsync(AssistantRequest request, string suggestion, CancellationToken cancellationToken)
    {
        try
        {
            var result = await knowledge.SearchAsync(
                new SearchQuery
                {
                    Tenant = request.Tenant,
                    Text = suggestion,
                    Audience = request.Audience,
                    Limit = options.Value.MaxPassages,
                    TokenBudget = options.Value.PassageTokenBudget,
                },
                cancellationToken
            );
            return (await answerer.AnswerAsync(suggestion, result.Passages, cancellationToken)).Found;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotTried(exception, request.ConversationId);
            return false;
        }
    }

    /// <summary>"4.2 Leave" is about leave.</summary>
    private static string WithoutNumber(string heading)
    {
        var trimmed = heading.Trim();
        var words = trimmed.TrimStart([.. "0123456789."]);
        return words.Length > 0 && char.IsWhiteSpace(words[0]) ? words.Trim() : trimmed;
    }

    [LoggerMessage(
        1251,
        LogLevel.Warning,
        "A suggestion for conversation {ConversationId} could not be tried, so it is left out"
    )]
    private partial void LogNotTried(Exception exception, string conversationId);
}
