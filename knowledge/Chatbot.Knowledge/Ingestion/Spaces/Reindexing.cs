using Chatbot.Knowledge.Persistence;
using Chatbot.Knowledge.Stores;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Ingestion.Spaces;

/// <summary>Opens new indexes, lets them take over when they are complete, and drops the old ones.</summary>
internal sealed partial class Reindexing(
    SpaceStore store,
    SpaceDirectory directory,
    IChunkStores stores,
    Recipes recipes,
    IngestionOptions options,
    TimeProvider timeProvider,
    ILogger<Reindexing> logger
) : IReindexing
{
    /// <summary>How long a replaced index stays, for readers in other processes that still hold it.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);
    private bool _isSettled;

    public async Task<ReindexStatus> StartAsync(CancellationToken cancellationToken = default)
    {
        var spaces = await store.StartAsync(recipes.Current, cancellationToken);
        await directory.SetAsync(spaces, cancellationToken);
        LogStarted(spaces.Building, spaces.Live);
        return await DescribeAsync(spaces, cancellationToken);
    }

    public async Task<ReindexStatus> StopAsync(CancellationToken cancellationToken = default)
    {
        var spaces = await store.StopAsync(cancellationToken);
        await directory.SetAsync(spaces, cancellationToken);
        return await DescribeAsync(spaces, cancellationToken);
    }

    public async Task<ReindexStatus> GetStatusAsync(CancellationToken cancellationToken = default) =>
        await DescribeAsync(await directory.ReadAsync(cancellationToken), cancellationToken);

    /// <summary>Does what is due; called by one process at a time, about once a second.</summary>
    public async Task TendAsync(CancellationToken cancellationToken)
    {
        if (!_isSettled)
            await SettleAsync(cancellationToken);
        var spaces = await directory.ReadAsync(cancellationToken);
        if (spaces.Building is { } building)
        {
            if (recipes.IsOutdated(spaces.BuildingRecipe ?? ""))
                await StartAsync(cancellationToken);
            else if (!await store.IsMissingAnyAsync(spaces, cancellationToken))
                await SwitchAsync(building, cancellationToken);
        }

        foreach (var (name, since) in spaces.Retired)
            await DropAsync(name, since, cancellationToken);
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var spaces = await store.SettleAsync(recipes.Current, cancellationToken);
        await directory.SetAsync(spaces, cancellationToken);
        _isSettled = true;
        if (!recipes.IsOutdated(spaces.LiveRecipe) || spaces.Building is not null)
            return;
        LogOutdated(spaces.Live, recipes.HasSameVectors(spaces.LiveRecipe) ? "" : " It is searched by words only until then.");
        if (options.ReindexOnChange)
            await StartAsync(cancellationToken);
    }

    private async Task SwitchAsync(string building, CancellationToken cancellationToken)
    {
        var spaces = await store.SwitchAsync(building, cancellationToken);
        await directory.SetAsync(spaces, cancellationToken);
        if (spaces.Live == building)
            LogSwitched(building);
    }

    private async Task DropAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (timeProvider.GetUtcNow() - since < Grace || await store.IsUsedAsync(name, cancellationToken))
            return;
        await stores.DropAsync(name, cancellationToken);
        await directory.SetAsync(await store.ForgetAsync(name, cancellationToken), cancellationToken);
    }

    private async Task<ReindexStatus> DescribeAsync(IndexSpaces spaces, CancellationToken cancellationToken)
    {
        var (missing, served) = await store.CountAsync(spaces, cancellationToken);
        return new ReindexStatus
        {
            Live = spaces.Live,
            Building = spaces.Building,
            IsOutdated = recipes.IsOutdated(spaces.LiveRecipe),
            IsSearchedByWordsOnly = !recipes.HasSameVectors(spaces.LiveRecipe),
            Done = served - missing,
            Total = served,
        };
    }

    [LoggerMessage(
        2030,
        LogLevel.Information,
        "Index {Building} is being built beside {Live}, which is searched until it is complete."
    )]
    private partial void LogStarted(string? building, string live);

    [LoggerMessage(2031, LogLevel.Information, "Index {Live} is complete and searched from now on.")]
    private partial void LogSwitched(string live);

    [LoggerMessage(
        2032,
        LogLevel.Warning,
        "Index {Live} was built with another embedding model or other settings than are set now; run 'reindex'.{Consequence}"
    )]
    private partial void LogOutdated(string live, string consequence);
}
