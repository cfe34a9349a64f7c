using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>What was spent, on any engine, by several processes.</summary>
public abstract class SpendingStoreConformanceTests(StoreFixture stores)
{
    private SpendingStore Store => stores.Get<SpendingStore>();

    [Fact]
    public async Task Amounts_AreAddedUpDayByDay()
    {
        var day = new DateOnly(2026, 3, 1);

        await Task.WhenAll(Enumerable.Range(1, 50).Select(amount => Store.AddAsync(day, amount)));

        Assert.Equal(1275, Store.Read(day));
        Assert.Equal(0, Store.Read(day.AddDays(1)));
    }

    [Fact]
    public async Task Processes_SeeWhatTheOtherSpent_AndBeginAnewWithTheDay()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 4, 1, 23, 59, 0, TimeSpan.Zero));
        var (one, other) = (Create(time), Create(time));

        one.Add(3);
        other.Add(0.5m);
        Assert.True(one.Today >= 3);
        // Writes are in order: when this one is done, those are.
        await Store.AddAsync(other.Day, 0);
        await Store.AddAsync(other.Day, 0);

        Assert.Equal(3.5m, Store.Read(one.Day) / 1_000_000m);
        Assert.Equal(3.5m, Create(time).Today);
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal((0, 0), (one.Today, other.Today));
    }

    private SharedSpending Create(TimeProvider time) => new(Store, time, NullLogger<SharedSpending>.Instance);
}
