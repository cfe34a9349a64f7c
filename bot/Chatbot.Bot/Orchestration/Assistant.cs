using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Citations;
using Chatbot.Bot.Orchestration.History;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

/// <summary>Answers one question: understands it, finds passages, lets the provider write, and checks what it cites.</summary>
internal sealed class Assistant(
    ChatPipeline pipeline,
    PassageRetriever retriever,
    ITokenCounter tokens,
    SupportChecker support,
    AgentRuns agents,
    IOptions<AssistantOptions> options
)
{
    private readonly AssistantOptions _options = options.Value;
    private readonly IChatProvider _provider = pipeline.Provider;

    /// <summary>Streams the answer; the last update is final. Steps that the journal holds are not repeated.</summary>
    /// <exception cref="AssistantException">Nothing could be shown. After the first text, failures are told in the text.</exception>
    public async IAsyncEnumerable<AssistantUpdate> AnswerAsync(
        AssistantRequest request,
        ITurnJournal journal,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var texts = AssistantTexts.For(request.Locale);
        var smallTalk =
            _provider.UsesDocuments && request.Resumption is null ? SmallTalk.Recognize(request.Text, request.Locale) : null;
        if (smallTalk is not null && !_provider.IsLanguageModel)
        {
            yield return new AssistantUpdate.Delta(smallTalk);
            yield return new AssistantUpdate.Final(smallTalk, Found: true, [], []) { Model = _provider.Name };
            yield break;
        }

        var context = request.Resumption?.Checkpoint.Context ?? new RetrievedContext(request.Text, []);
        if (_provider.UsesDocuments && smallTalk is null && request.Resumption is null)
        {
            yield return new AssistantUpdate.Status(texts.Searching);
            context = await retriever.RetrieveAsync(request, journal, cancellationToken);
        }

        var sources = new List<Passage>(context.Passages);
        context = context with { Passages = sources };
        var answer = new AnswerInProgress(context, TextFor(context, texts), texts)
        {
            NeedsSources = _provider.UsesDocuments && smallTalk is null,
            SmallTalk = smallTalk,
            NeedsFinishReason = _provider.IsLanguageModel,
        };
        var stream =
            await StartWithToolsAsync(request, context, sources, journal, cancellationToken)
            ?? pipeline.Client.GetStreamingResponseAsync(Messages(request, context), Options(context), cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        while (await answer.ReadAsync(updates, cancellationToken))
        {
            if (answer.Status is not null)
            {
                yield return new AssistantUpdate.Status(answer.Status);
            }

            if (answer.Visible.Length > 0)
            {
                yield return new AssistantUpdate.Delta(answer.Visible);
            }
        }

        var final = await answer.FinishAsync(request, _options.MaxSuggestions, cancellationToken);
        if (answer.Visible.Length > 0)
        {
            yield return new AssistantUpdate.Delta(answer.Visible);
        }

        yield return final;
    }

    /// <summary>The answer of a language model that may call tools; null when there is none to call.</summary>
    private ValueTask<IAsyncEnumerable<ChatResponseUpdate>?> StartWithToolsAsync(
        AssistantRequest request,
        RetrievedContext context,
        List<Passage> sources,
        ITurnJournal journal,
        CancellationToken cancellationToken
    ) =>
        _provider.IsLanguageModel
            ? agents.StartAsync(request, context.Question, sources, () => Messages(request, context), journal, cancellationToken)
            : new(result: null);

    /// <summary>Only what a language model writes is checked: quotations are what the sources say.</summary>
    private AnswerText TextFor(RetrievedContext context, AssistantTexts texts) =>
        !_provider.UsesDocuments ? AnswerText.Verbatim()
        : !_provider.IsLanguageModel || _options.Unsupported == UnsupportedText.Keep ? AnswerText.Citing(context.Passages.Count)
        : AnswerText.Checked(
            context.Passages,
            support,
            texts.Unsupported,
            removes: _options.Unsupported == UnsupportedText.Remove
        );

    private IReadOnlyList<ChatMessage> Messages(AssistantRequest request, RetrievedContext context) =>
        _provider.IsLanguageModel
            ? AnswerPrompt.Messages(
                _options.Instructions,
                HistoryWindow.Of(request.History, _options.HistoryTokenBudget, tokens),
                context.Passages,
                request.Text
            )
            : [new ChatMessage(ChatRole.User, request.Text)];

    private ChatOptions? Options(RetrievedContext context) =>
        _provider is { UsesDocuments: true, IsLanguageModel: false }
            ? new Grounding(context.Question, context.Passages).ToOptions()
            : null;
}
