using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Continuations;

namespace Chatbot.Bot.Conversations.Erasures;

internal static class ErasureExtensions
{
    /// <summary>Adds forgetting for good: whatever keeps copies of what people say is an <see cref="IErasable"/>.</summary>
    public static IServiceCollection AddErasures(this IServiceCollection services)
    {
        services.AddSingleton<TranscriptEraser>();
        services.AddSingleton<Eraser>();
        services.AddSingleton<ErasureDesk>();
        services.AddSingleton<IErasable, RecordCopies>();
        services.AddSingleton<IErasable, StateCopies>();
        services.AddSingleton<IErasable, ApprovalCopies>();
        services.AddSingleton<IErasable, AnswerCopies>();
        services.AddSingleton<IContinuation, ErasureContinuation>();
        services.AddSingleton<ISweepTask, ErasureSweep>();
        return services;
    }
}
