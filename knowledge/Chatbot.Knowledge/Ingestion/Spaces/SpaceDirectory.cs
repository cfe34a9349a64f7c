using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Stores;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>
/// Which index is searched, as this process knows it: at most a second old, which a replaced index outlives by far.
/// Thread-safe.
/// </summary>
internal sealed class SpaceDirectory(SpaceStore store, IChunkStores stores, Recipes recipes, TimeProvider timeProvider)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);
    private volatile Reading? _last;

    /// <summary>The indexes, at most a second old.</summary>
    public ValueTask<IndexSpaces> GetAsync(CancellationToken cancellationToken) =>
        _last is { } last && timeProvider.GetElapsedTime(last.At) < MaxAge
            ? ValueTask.FromResult(last.Spaces)
            : new ValueTask<IndexSpaces>(ReadAsync(cancellationToken));

    /// <summary>The indexes as they are now.</summary>
    public async Task<IndexSpaces> ReadAsync(CancellationToken cancellationToken)
    {
        var spaces = await store.ReadAsync(cancellationToken);
        await SetAsync(spaces, cancellationToken);
        return spaces;
    }

    /// <summary>Takes over what a change has led to, and closes here what is gone everywhere.</summary>
    public async Task SetAsync(IndexSpaces spaces, CancellationToken cancellationToken)
    {
        var before = Interlocked.Exchange(ref _last, new Reading(spaces, timeProvider.GetTimestamp()))?.Spaces;
        if (before is null)
            return;
        string[] gone = [.. Names(before).Except(Names(spaces), StringComparer.Ordinal)];
        if (gone.Length == 0)
            return;

        // What was read may be older than what was known: an index that has just begun must not pass for one that is gone.
        var now = await store.ReadAsync(cancellationToken);
        foreach (var name in gone.Except(Names(now), StringComparer.Ordinal))
            await stores.DropAsync(name, cancellationToken);
    }

    /// <summary>Whether the vectors of the live index can be compared with those that this process makes.</summary>
    public bool HasSameVectors(IndexSpaces spaces) => recipes.HasSameVectors(spaces.LiveRecipe);

    private static IEnumerable<string> Names(IndexSpaces spaces) =>
        spaces.Retired.Select(space => space.Name).Append(spaces.Live).Concat(spaces.Building is { } name ? [name] : []);

    private sealed record Reading(IndexSpaces Spaces, long At);
}
