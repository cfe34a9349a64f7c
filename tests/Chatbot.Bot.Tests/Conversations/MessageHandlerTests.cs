using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Testing.Conversations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class MessageHandlerTests
{
    [Fact]
    public async Task Message_GoesToTheFirstStageThatTakesIt_InTheOrderOfTheirPlaces()
    {
        var asked = new List<MessageStageOrder>();
        await using var adapter = await StartAsync(
            new Stage(MessageStageOrder.Answer, takes: true, asked),
            new Stage(MessageStageOrder.Memory, takes: true, asked),
            new Stage(MessageStageOrder.Approval, takes: false, asked)
        );

        await adapter.SendAsync("hello");

        Assert.Equal([MessageStageOrder.Approval, MessageStageOrder.Memory], asked);
    }

    [Fact]
    public async Task Stages_InTheSamePlace_EndTheStartWithBothNames()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            StartAsync(new Stage(MessageStageOrder.Dialog, true, []), new OtherStage())
        );

        Assert.Contains(
            $"{typeof(Stage).FullName} and {typeof(OtherStage).FullName}",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Contains("MessageStageOrder.Dialog", exception.Message, StringComparison.Ordinal);
    }

    private static Task<TestAdapter> StartAsync(params IMessageStage[] stages) =>
        TestAdapter.StartAsync(
            new()
            {
                Services = services =>
                {
                    services.RemoveAll<IMessageStage>();
                    foreach (var stage in stages)
                    {
                        services.AddSingleton(stage);
                    }
                },
            }
        );

    private sealed class Stage(MessageStageOrder order, bool takes, List<MessageStageOrder> asked) : IMessageStage
    {
        public MessageStageOrder Order => order;

        public Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            asked.Add(order);
            return Task.FromResult(takes);
        }
    }

    private sealed class OtherStage : IMessageStage
    {
        public MessageStageOrder Order => MessageStageOrder.Dialog;

        public Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken) => Task.FromResult(true);
    }
}
