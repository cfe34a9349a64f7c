using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Chatbot.Knowledge.Persistence;

/// <summary>Records which index is searched, which is being built and which may go. Thread-safe.</summary>
internal sealed class SpaceStore(KnowledgeDatabase database, KnowledgeWriter writer, TimeProvider timeProvider)
{
    /// <summary>The index of a new installation.</summary>
    public const string First = "main";

    private const string Partition = "spaces";

    /// <summary>The indexes as they are now.</summary>
    public async Task<IndexSpaces> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return Describe(await context.Spaces.AsNoTracking().ToListAsync(cancellationToken));
    }

    /// <summary>
    /// Writes down what the live index is built with, when that is not known: an index without documents is built with what
    /// is set now.
    /// </summary>
    public Task<IndexSpaces> SettleAsync(string recipe, CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                var live = context.Spaces.FirstOrDefault(row => row.State == SpaceState.Live);
                var isEmpty = !context.Documents.Any(row => row.ServedVersion != null);
                if (live is null)
                    context.Spaces.Add(NewRow(First, SpaceState.Live, isEmpty ? recipe : ""));
                else if (isEmpty && !context.Spaces.Any(row => row.State == SpaceState.Building))
                    live.Recipe = recipe;
                context.SaveChanges();
            },
            cancellationToken
        );

    /// <summary>Opens an index beside the live one, or keeps the one that is being built with the same recipe.</summary>
    public Task<IndexSpaces> StartAsync(string recipe, CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                var rows = context.Spaces.ToList();
                if (rows.Find(row => row.State == SpaceState.Building) is { } building)
                {
                    if (building.Recipe == recipe)
                        return;
                    Retire(context, building, rows.First(row => row.State == SpaceState.Live).Name);
                }

                if (!rows.Exists(row => row.State == SpaceState.Live))
                    context.Spaces.Add(NewRow(First, SpaceState.Live, ""));
                context.Spaces.Add(NewRow(NextName(rows), SpaceState.Building, recipe));
                context.Documents.ExecuteUpdate(set => set.SetProperty(row => row.RebuildAttempts, 0));
                context.SaveChanges();
            },
            cancellationToken
        );

    /// <summary>Gives up the index that is being built; what is searched stays as it is.</summary>
    public Task<IndexSpaces> StopAsync(CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                if (context.Spaces.FirstOrDefault(row => row.State == SpaceState.Building) is not { } building)
                    return;
                Retire(context, building, LiveName(context));
                context.SaveChanges();
            },
            cancellationToken
        );

    /// <summary>Lets the new index take over, if every served document is in it.</summary>
    public Task<IndexSpaces> SwitchAsync(string building, CancellationToken cancellationToken) =>
        WriteAsync(
            context =>
            {
                context.LockDocuments();
                var isComplete = !context.Documents.Any(row =>
                    row.ServedVersion != null && !row.IsDeleted && row.ServedSpace != building
                );
                var rows = context.Spaces.ToList();
                if (!isComplete || rows.Find(row => row.Name == building) is not { State: SpaceState.Building } next)
                    return;
                var now = timeProvider.GetUtcNow();
                foreach (var row in rows.Where(row => row.State == SpaceState.Live))
                    (row.State, row.ChangedAt) = (SpaceState.Retired, now);
                (next.State, next.ChangedAt) = (SpaceState.Live, now);
                context.SaveChanges();
            },
            cancellationToken
        );

    /// <summary>Forgets an index that is gone.</summary>
    public Task<IndexSpaces> ForgetAsync(string name, CancellationToken cancellationToken) =>
        WriteAsync(
            context => context.Spaces.Where(row => row.Name == name && row.State == SpaceState.Retired).ExecuteDelete(),
            cancellationToken
        );

    /// <summary>Served documents that are not in the target yet and that nobody works on; fewest attempts first.</summary>
    public async Task<IReadOnlyList<DueDocument>> DueAsync(IndexSpaces spaces, int limit, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Missing(context, spaces)
            .Where(row => row.WorkAt == null && row.Owner == null)
            .OrderBy(row => row.RebuildAttempts)
            .Take(limit)
            .Select(row => new DueDocument(new DocumentKey(row.Tenant, row.DocumentId), row.IsSuspect))
            .ToListAsync(cancellationToken);
    }

    /// <summary>How many served documents there are, and how many are still missing in the target.</summary>
    public async Task<(int Missing, int Served)> CountAsync(IndexSpaces spaces, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        var served = await context.Documents.CountAsync(row => row.ServedVersion != null && !row.IsDeleted, cancellationToken);
        return (await Missing(context, spaces).CountAsync(cancellationToken), served);
    }

    /// <summary>Whether served documents are still missing in the target.</summary>
    public async Task<bool> IsMissingAnyAsync(IndexSpaces spaces, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await Missing(context, spaces).AnyAsync(cancellationToken);
    }

    /// <summary>Whether documents still stand in an index that was replaced.</summary>
    public async Task<bool> IsUsedAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await database.OpenAsync(cancellationToken);
        return await context.Documents.AnyAsync(row => row.ServedSpace == name && !row.IsDeleted, cancellationToken);
    }

    /// <summary>The live index, as a transaction sees it.</summary>
    internal static string LiveName(KnowledgeDbContext context) =>
        context.Spaces.Where(row => row.State == SpaceState.Live).Select(row => row.Name).FirstOrDefault() ?? First;

    private static IQueryable<DocumentRow> Missing(KnowledgeDbContext context, IndexSpaces spaces)
    {
        string[] others =
        [
            .. spaces.Retired.Select(space => space.Name).Append(spaces.Live).Where(name => name != spaces.Target),
        ];
        return context.Documents.Where(row => others.Contains(row.ServedSpace) && row.ServedVersion != null && !row.IsDeleted);
    }

    private void Retire(KnowledgeDbContext context, SpaceRow building, string live)
    {
        (building.State, building.ChangedAt) = (SpaceState.Retired, timeProvider.GetUtcNow());
        context
            .Documents.Where(row => row.ServedSpace == building.Name)
            .ExecuteUpdate(set => set.SetProperty(row => row.ServedSpace, live));
    }

    private SpaceRow NewRow(string name, SpaceState state, string recipe) =>
        new()
        {
            Name = name,
            State = state,
            Recipe = recipe,
            CreatedAt = timeProvider.GetUtcNow(),
            ChangedAt = timeProvider.GetUtcNow(),
        };

    private static string NextName(IEnumerable<SpaceRow> rows)
    {
        var last = rows.Select(row => int.TryParse(row.Name.AsSpan(1), CultureInfo.InvariantCulture, out var n) ? n : 1)
            .Append(1)
            .Max();
        return string.Create(CultureInfo.InvariantCulture, $"g{last + 1}");
    }

    private static IndexSpaces Describe(List<SpaceRow> rows)
    {
        var live = rows.Find(row => row.State == SpaceState.Live);
        var building = rows.Find(row => row.State == SpaceState.Building);
        return new IndexSpaces(
            live?.Name ?? First,
            live?.Recipe ?? "",
            building?.Name,
            building?.Recipe,
            [.. rows.Where(row => row.State == SpaceState.Retired).Select(row => (row.Name, row.ChangedAt))]
        );
    }

    private Task<IndexSpaces> WriteAsync(Action<KnowledgeDbContext> change, CancellationToken cancellationToken) =>
        writer.RunAsync(
            Partition,
            isDurable: true,
            context =>
            {
                change(context);
                context.ChangeTracker.Clear();
                return Describe([.. context.Spaces.AsNoTracking()]);
            },
            cancellationToken
        );
}
