using Chatbot.Bot.Orchestration.Models;

namespace Chatbot.Bot.Orchestration.Context;

/// <summary>
/// How the window of a model is shared out, in tokens. Instructions and the user's message are always whole; what the other parts may
/// take is the smaller of their setting and their share of the input. All parts together never take more than <see cref="Input"/>.
/// </summary>
internal sealed record ContextBudget
{
    private const int LargestOutputShare = 4;
    private const double ToolShare = 0.25;
    private const double MemoryShare = 0.15;
    private const double RetrievedShare = 0.40;
    private const double HistoryShare = 0.30;

    /// <summary>Input and output together.</summary>
    public required int Window { get; init; }

    /// <summary>Kept free for the answer.</summary>
    public required int OutputReserve { get; init; }

    /// <summary>Names, descriptions and schemas of the tools on offer.</summary>
    public required int Tools { get; init; }

    /// <summary>What is remembered of the user and of the conversation.</summary>
    public required int Memory { get; init; }

    /// <summary>Passages of documents.</summary>
    public required int Retrieved { get; init; }

    /// <summary>Earlier messages, word by word.</summary>
    public required int History { get; init; }

    /// <summary>Everything that is sent.</summary>
    public int Input => Window - OutputReserve;

    /// <param name="card">The model; null when nothing is known of it.</param>
    /// <param name="options">The largest sizes that the owner allows.</param>
    public static ContextBudget Of(ModelCard? card, AssistantOptions options)
    {
        var window = card?.ContextTokens ?? options.Context.UnknownWindow;
        var output = Math.Min(
            Math.Min(options.Context.OutputReserve, card?.MaxOutputTokens ?? int.MaxValue),
            window / LargestOutputShare
        );
        var input = window - output;
        return new()
        {
            Window = window,
            OutputReserve = output,
            Tools = Share(ToolShare),
            Memory = Math.Min(options.Memory.TokenBudget, Share(MemoryShare)),
            Retrieved = Share(RetrievedShare),
            History = Math.Min(options.HistoryTokenBudget, Share(HistoryShare)),
        };

        int Share(double share) => (int)(input * share);
    }
}
