using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Caching;
using Chatbot.Bot.Orchestration.Citations;
using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Bot.Orchestration.Routing;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Answering.Support;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration;

/// <summary>Answers one question: understands it, finds passages, lets the provider write, and checks what it cites.</summary>
internal sealed class Assistant(
    ChatPipeline pipeline,
    PassageRetriever retriever,
    ContextBuilder contexts,
    SupportChecker support,
    AgentRuns agents,
    FollowUpSuggestions followUps,
    PromptLibrary prompts,
    IAnswerCache cache,
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
        var intent = IntentClassifier.Of(request.Text, request.History, request.Clarifies is not null);
        var smallTalk =
            _provider.UsesDocuments && request.Resumption is null ? SmallTalk.Recognize(request.Text, request.Locale) : null;
        if (!_provider.IsLanguageModel && (smallTalk ?? WithoutSearch(request, intent, texts)) is { } known)
        {
            await NoteAsync(intent, journal);
            yield return new AssistantUpdate.Delta(known);
            yield return Whole(known, []);
            yield break;
        }

        var context = request.Resumption?.Checkpoint.Context ?? new RetrievedContext(request.Text, []);
        if (_provider.UsesDocuments && smallTalk is null && request.Resumption is null)
        {
            yield return new AssistantUpdate.Status(texts.Searching);
            context = await retriever.RetrieveAsync(request, intent, journal, cancellationToken);
            await NoteAsync(intent, journal);
            if (AskBack(request, context, texts) is { } question)
            {
                yield return new AssistantUpdate.Delta(question.Text);
                yield return Whole(question.Text, question.Options);
                yield break;
            }
        }

        await foreach (var update in WriteAsync(request, context, smallTalk, texts, journal, cancellationToken))
        {
            yield return update;
        }
    }

    /// <summary>Lets the provider write the answer.</summary>
    private async IAsyncEnumerable<AssistantUpdate> WriteAsync(
        AssistantRequest request,
        RetrievedContext context,
        string? smallTalk,
        AssistantTexts texts,
        ITurnJournal journal,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var sources = new List<Passage>(context.Passages);
        context = context with { Passages = sources };
        var answer = new AnswerInProgress(context, TextFor(context, texts), texts)
        {
            NeedsSources = _provider.UsesDocuments && smallTalk is null,
            SmallTalk = smallTalk,
            Memory = request.Memory.Lines,
            Remembered = RememberedAnswer.Instead(request, texts),
            ExpectsLanguageModel = _provider.IsLanguageModel,
        };
        var calls = new CallRecord(Hints(request));
        List<string> used = context.Prompt is { } rewrite ? [rewrite] : [];
        try
        {
            await using var updates = (
                await StartAsync(request, context, sources, calls, used, journal, cancellationToken)
            ).GetAsyncEnumerator(cancellationToken);
            while (await answer.ReadAsync(updates, cancellationToken))
            {
                if (answer.IsReplaceable && await cache.FindAsync(request, context.Question, cancellationToken) is { } earlier)
                {
                    var cached = OfEarlier(earlier, texts);
                    yield return new AssistantUpdate.Delta(cached.Text);
                    yield return cached;
                    yield break;
                }

                if (answer.Status is not null)
                {
                    yield return new AssistantUpdate.Status(answer.Status);
                }

                if (answer.Visible.Length > 0)
                {
                    yield return new AssistantUpdate.Delta(answer.Visible);
                }
            }

            var final = await answer.FinishAsync(request, cancellationToken);
            if (answer.Visible.Length > 0)
            {
                yield return new AssistantUpdate.Delta(answer.Visible);
            }

            await KeepAsync(request, context, smallTalk, final);
            yield return final.Suggestions.Count > 0 || context.Passages.Count == 0
                ? final
                : final with
                {
                    Suggestions = await followUps.FindAsync(request, context, final.Text, cancellationToken),
                };
        }
        finally
        {
            await RecordAsync(calls, used, answer.Failure, journal);
        }
    }

    /// <summary>For the time in which no language model answers.</summary>
    private Task KeepAsync(AssistantRequest request, RetrievedContext context, string? smallTalk, AssistantUpdate.Final final) =>
        _provider.IsLanguageModel && _provider.UsesDocuments && smallTalk is null
            ? cache.KeepAsync(request, context, final)
            : Task.CompletedTask;

    private static AssistantUpdate.Final OfEarlier(CachedAnswer answer, AssistantTexts texts)
    {
        var day = answer.GivenAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var label = string.Format(CultureInfo.InvariantCulture, texts.CachedOn, day);
        return new($"{answer.Text}\n\n{label}", Found: true, answer.Citations, []) { Model = ModelChains.Quotations.Model };
    }

    private static Task NoteAsync(Intent intent, ITurnJournal journal) =>
        journal.NoteAsync(IntentRecord.Name, IntentJsonContext.Default.IntentRecord, new(intent));

    /// <summary>Never twice in a row: what the user then says is taken as it is.</summary>
    private static ClarifyingQuestion? AskBack(AssistantRequest request, RetrievedContext context, AssistantTexts texts) =>
        request.Clarifies is not null
            ? null
            : ClarifyingQuestion.OfReference(request.Text, request.History, texts)
                ?? ClarifyingQuestion.OfPassages(context.Question, context.Passages, texts);

    private AssistantUpdate.Final Whole(string text, IReadOnlyList<string> suggestions) =>
        new(text, Found: true, [], suggestions) { Model = _provider.Name };

    /// <summary>What needs no document: praise and objections, statements, and questions for the user's own words.</summary>
    private string? WithoutSearch(AssistantRequest request, Intent intent, AssistantTexts texts) =>
        !_provider.UsesDocuments || request.Resumption is not null ? null
        : intent == Intent.Feedback ? texts.Judged
        : RememberedAnswer.Before(request, texts);

    /// <summary>Keeps which model answered and why, also of a turn that was stopped.</summary>
    private async Task RecordAsync(CallRecord calls, List<string> used, AssistantFailure? failure, ITurnJournal journal)
    {
        // A turn that runs again from its journal may ask no model: what its first run recorded stays.
        if (!_provider.IsLanguageModel || calls.Decision is null)
        {
            return;
        }

        var record = calls.ToRecord(failure);
        var span = Activity.Current;
        span?.SetTag("chatbot.model", record.Model);
        span?.SetTag("chatbot.model.class", record.Class?.ToString());
        span?.SetTag("chatbot.model.reason", record.Reason?.ToString());
        span?.SetTag("chatbot.model.failed_calls", record.Failed.Count);
        await journal.NoteAsync(TurnModelRecord.Name, RoutingJsonContext.Default.TurnModelRecord, record);
        if (used.Count > 0)
        {
            span?.SetTag("chatbot.prompt", string.Join(' ', used));
            await journal.NoteAsync(TurnPromptsRecord.Name, PromptJsonContext.Default.TurnPromptsRecord, new(used));
        }
    }

    private static RoutingHints Hints(AssistantRequest request) =>
        new()
        {
            Question = request.Text,
            Locale = request.Locale,
            Groups = request.Audience.Readers is [var writer, ..] ? writer.Groups : [],
            Chosen = request.ModelClass,
        };

    /// <summary>The answer of a language model that may call tools, or of a provider that has none to call.</summary>
    private async ValueTask<IAsyncEnumerable<ChatResponseUpdate>> StartAsync(
        AssistantRequest request,
        RetrievedContext context,
        List<Passage> sources,
        CallRecord calls,
        List<string> used,
        ITurnJournal journal,
        CancellationToken cancellationToken
    )
    {
        var opening = new AgentOpening(
            (prompt, tools) => Messages(request, context, prompt, tools, used),
            () => Options(context, calls)
        );
        var run = _provider.IsLanguageModel
            ? await agents.StartAsync(request, context.Question, sources, opening, journal, cancellationToken)
            : null;
        return run ?? pipeline.Client.GetStreamingResponseAsync(opening.Messages(null, []), opening.Options(), cancellationToken);
    }

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

    private IReadOnlyList<ChatMessage> Messages(
        AssistantRequest request,
        RetrievedContext context,
        RenderedPrompt? prompt,
        IReadOnlyList<Tool> tools,
        List<string> used
    ) =>
        _provider.IsLanguageModel
            ? contexts.Messages(request, Instruct(request, prompt, used), context, tools, used)
            : [new ChatMessage(ChatRole.User, request.Text)];

    private string Instruct(AssistantRequest request, RenderedPrompt? tools, List<string> used)
    {
        var prompt = prompts.Render(
            PromptCatalog.Assistant,
            request.Tenant,
            request.Channel,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["assistant"] = _options.Name,
                ["company"] = _options.Company,
                ["tone"] = request.Tone ?? _options.Tone,
                ["language"] = request.Language,
                ["tools"] = tools?.Text,
                ["instructions"] = _options.Instructions.Trim(),
            }
        );
        used.Add(prompt.Version);
        if (tools is not null)
        {
            used.Add(tools.Version);
        }

        return prompt.Text;
    }

    /// <summary>Passages go along for language models too: they are quoted when none of them answers.</summary>
    private ChatOptions Options(RetrievedContext context, CallRecord calls)
    {
        var chat = calls.AddTo(new ChatOptions());
        return _provider.UsesDocuments ? new Grounding(context.Question, context.Passages).AddTo(chat) : chat;
    }
}
