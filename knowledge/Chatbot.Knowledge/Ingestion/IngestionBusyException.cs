namespace Chatbot.Knowledge.Ingestion;

/// <summary>More documents wait than <see cref="IngestionOptions.MaxQueued"/> allows, and that did not change in time; try again later.</summary>
/// <param name="queued">Documents that wait.</param>
public sealed class IngestionBusyException(int queued)
    : Exception($"{queued} documents wait to be processed, so no more is taken at the moment. Try again later.")
{
    /// <summary>Documents that wait.</summary>
    public int Queued { get; } = queued;
}
