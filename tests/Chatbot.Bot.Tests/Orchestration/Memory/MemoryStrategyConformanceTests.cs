using System.Globalization;
using Chatbot.Bot.Orchestration.Memory;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

/// <summary>What every strategy of memory must do.</summary>
public abstract class MemoryStrategyConformanceTests
{
    private const int ManyTurns = 1200;
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>As the settings name it.</summary>
    protected abstract string Name { get; }

    [Fact]
    public async Task Name_InTheSettings_ChoosesTheStrategy()
    {
        await using var host = Host();

        Assert.Equal(Name, host.Get<MemoryStrategies>().Current.Name);
        Assert.Contains(Name, MemorySettings.Strategies);
    }

    [Fact]
    public async Task LongConversation_MemoryStaysBounded()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var memory = new ConversationMemory();
        var halfway = 0;
        for (var turn = 1; turn <= ManyTurns; turn++)
        {
            memory = await TakeInAsync(
                strategy,
                memory,
                Turn(turn, string.Create(CultureInfo.InvariantCulture, $"Parcel {turn} weighs {turn * 3} kilos."))
            );
            halfway = turn == ManyTurns / 2 ? Size(memory) : halfway;
        }

        Assert.InRange(Size(memory), 0, (halfway * 5 / 4) + 10);
    }

    [Fact]
    public async Task SameMessages_GiveTheSameMemory()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var one = await TakeInAsync(strategy, new(), Turn(1, "My team is Sales."));
        var other = await TakeInAsync(strategy, new(), Turn(1, "My team is Sales."));

        Assert.Equal(strategy.Recall(one, "team"), strategy.Recall(other, "team"));
    }

    [Fact]
    public async Task MessagesTakenInTwice_AreNotRememberedTwice()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var once = await TakeInAsync(strategy, new(), Turn(1, "My team is Sales."));
        var twice = await TakeInAsync(strategy, once, Turn(1, "My team is Sales."));

        Assert.Equal(strategy.Recall(once, "team"), strategy.Recall(twice, "team"));
    }

    [Fact]
    public async Task WhatWasForgotten_IsNotRecalled()
    {
        await using var host = Host();
        var strategy = host.Get<MemoryStrategies>().Current;
        var memory = await TakeInAsync(strategy, new(), Turn(1, "My badge number is BX-4711."));
        memory = await TakeInAsync(strategy, memory, Turn(2, "The parcel weighs 17 kilos."));
        var fact = new MemoryFact
        {
            Text = "My badge number is BX-4711",
            Subject = "badge number",
            Value = "BX-4711",
            Turn = 1,
            MessageId = "q1",
            SaidAt = Start,
        };

        var recalled = string.Join('\n', strategy.Recall(memory.Without([fact]), "What is my badge number?"));

        Assert.DoesNotContain("4711", recalled, StringComparison.Ordinal);
        Assert.Equal(
            strategy.Recall(memory, "parcel").Any(line => line.Contains("17 kilos", StringComparison.Ordinal)),
            recalled.Contains("17 kilos", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Strategy_ChangesNothingButItsParts()
    {
        await using var host = Host();
        var before = new ConversationMemory
        {
            Title = "Title",
            NotedTo = 3,
            CondensedTo = 2,
            Hidden = ["m1"],
        };

        var after = await TakeInAsync(host.Get<MemoryStrategies>().Current, before, Turn(4, "My team is Sales."));

        Assert.Equal((before.Title, before.NotedTo, before.CondensedTo), (after.Title, after.NotedTo, after.CondensedTo));
        Assert.Equal(before.Hidden, after.Hidden);
    }

    private protected AssistantHost Host() => new(new() { ["Assistant:Memory:Strategy"] = Name });

    private protected static IReadOnlyList<MemoryMessage> Turn(
        long turn,
        string said,
        string answered = "Understood. More follows."
    ) =>
        [
            new(turn, $"q{turn}", IsUser: true, said, Start.AddMinutes(turn)),
            new(turn, $"a{turn}", IsUser: false, answered, Start.AddMinutes(turn)),
        ];

    private protected static async Task<ConversationMemory> TakeInAsync(
        IMemoryStrategy strategy,
        ConversationMemory memory,
        IReadOnlyList<MemoryMessage> messages
    ) => await strategy.CondenseAsync(strategy.Note(memory, messages), messages, Token);

    private static int Size(ConversationMemory memory) =>
        memory.Summary.Sum(line => line.Length) + memory.Facts.Sum(fact => fact.Text.Length + 100);
}
