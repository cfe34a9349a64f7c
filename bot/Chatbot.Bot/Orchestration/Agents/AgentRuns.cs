using Chatbot.Bot.Orchestration.Context;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Bot.Tools.Catalog;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Agents;

/// <summary>Starts runs, and takes up those that waited for a person or go on in a job.</summary>
internal sealed class AgentRuns(
    AgentLoop loop,
    ToolCatalog catalog,
    ToolCallers callers,
    ContextBuilder context,
    PromptLibrary prompts,
    IOptions<AgentOptions> options,
    TimeProvider time
)
{
    /// <param name="request">What is asked, or which run goes on.</param>
    /// <param name="question">The question, understandable without the conversation.</param>
    /// <param name="sources">Passages that the answer may cite; grows with what tools find.</param>
    /// <param name="opening">How the model is asked.</param>
    /// <param name="journal">Keeps the steps.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The streamed answer, or null when nobody offers a tool to this person here.</returns>
    public async ValueTask<IAsyncEnumerable<ChatResponseUpdate>?> StartAsync(
        AssistantRequest request,
        string question,
        List<Passage> sources,
        AgentOpening opening,
        ITurnJournal journal,
        CancellationToken cancellationToken
    )
    {
        if (options.Value.ToolCalling == ToolCalling.Off && request.Resumption is null)
        {
            return null;
        }

        var caller = callers.Identify(request.Tenant, request.Channel, request.Audience) with
        {
            ConversationId = request.ConversationId,
            Turn = request.Turn,
        };
        var offered = await catalog.ListAsync(caller, cancellationToken);
        var tools = context.FitTools(request.CanHandOver ? offered : [.. offered.Where(tool => !tool.HandsOver)]);
        if (tools.Count == 0 && request.Resumption is null)
        {
            return null;
        }

        var checkpoint = request.Resumption?.Checkpoint;
        var messages = checkpoint?.Opening ?? AgentMessages.Open(opening.Messages(prompts.Render(PromptCatalog.Tools), tools));
        var run = new AgentRun(request.Resumption)
        {
            Text = checkpoint?.Text ?? request.Text,
            Caller = caller,
            Offered = tools,
            Limits = context.LimitsWith(tools, messages),
            Opening = messages,
            Trusted = checkpoint?.Trusted ?? TrustedTexts(request),
            Options = opening.Options,
            Question = question,
            Sources = sources,
            Remembered = request.AllowedTools,
            Texts = AssistantTexts.For(request.Locale),
            Time = time,
            StartedAt = time.GetTimestamp(),
            CanGoOnInBackground = request.CanGoOnInBackground,
        };
        return loop.RunAsync(run, journal, cancellationToken);
    }

    private static IReadOnlyList<string> TrustedTexts(AssistantRequest request) =>
        [.. request.History.Where(message => message.Role == ChatRole.User).Select(message => message.Text), request.Text];
}
