namespace Chatbot.Knowledge.Ingestion;

/// <summary>
/// Builds the whole index anew, with another model or other settings, beside the one that is searched. Documents that are
/// imported meanwhile go to both. When every document is in the new index, it takes over at once, and the old one is
/// dropped. It goes on after a crash. Thread-safe.
/// </summary>
public interface IReindexing
{
    /// <summary>Starts it, or goes on with one that runs with the same settings; returns before it is done.</summary>
    Task<ReindexStatus> StartAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives up the index that is being built; what is searched stays as it is.</summary>
    Task<ReindexStatus> StopAsync(CancellationToken cancellationToken = default);

    /// <summary>How far it is, and whether the index that is searched fits the present settings.</summary>
    Task<ReindexStatus> GetStatusAsync(CancellationToken cancellationToken = default);
}
