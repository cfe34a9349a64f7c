using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;

namespace Chatbot.Bot.Tests.Conversations;

public sealed class MessageHandlerTests
{
    [Fact]
    public async Task Message_GoesToTheFirstStageThatTakesIt_InTheOrderOfTheirPlaces()
    {
        var asked = new List<MessageStageOrder>();
        var handler = new MessageHandler([
            new Stage(MessageStageOrder.Answer, takes: true, asked),
            new Stage(MessageStageOrder.Memory, takes: true, asked),
            new Stage(MessageStageOrder.Approval, takes: false, asked),
        ]);

        await handler.OnTurnAsync(null!, TestContext.Current.CancellationToken);

        Assert.Equal([MessageStageOrder.Approval, MessageStageOrder.Memory], asked);
    }

    [Fact]
    public void Stages_InTheSamePlace_AreRefused()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
            new MessageHandler([new Stage(MessageStageOrder.Dialog, true, []), new Stage(MessageStageOrder.Dialog, true, [])])
        );

        Assert.Contains("Stage = Dialog", exception.Message, StringComparison.Ordinal);
    }

    private sealed class Stage(MessageStageOrder order, bool takes, List<MessageStageOrder> asked) : IMessageStage
    {
        public MessageStageOrder Order => order;

        public Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
        {
            asked.Add(order);
            return Task.FromResult(takes);
        }
    }
}
