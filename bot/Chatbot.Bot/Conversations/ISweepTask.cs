namespace Chatbot.Bot.Conversations;

/// <summary>What another part wants done regularly, by one node of the cluster.</summary>
internal interface ISweepTask
{
    /// <summary>Runs it once; returns how much there was to do. What fails is logged and left to the next time.</summary>
    Task<int> SweepAsync(IGrainFactory grains);
}
