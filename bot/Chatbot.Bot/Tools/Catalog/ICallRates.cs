namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Counts the calls of each person to each tool in the last minute. Thread-safe.</summary>
internal interface ICallRates
{
    /// <summary>Counts a call; false when the person has called too often, and the call must not be made.</summary>
    ValueTask<bool> TryTakeAsync(Tool tool, ToolCaller caller);
}
