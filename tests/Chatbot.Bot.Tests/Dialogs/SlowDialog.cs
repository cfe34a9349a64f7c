using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>A dialog that a model starts, and that waits before it says that it is done.</summary>
internal sealed class SlowDialog : OfferedDialog
{
    public SlowDialog(Func<CancellationToken, Task> wait)
        : base("slow") =>
        AddDialog(
            new WaterfallDialog<FirstState>(
                "steps",
                VersionedJsonContext.Default.FirstState,
                [
                    new ActionStep<FirstState>(
                        "wait",
                        async (step, token) =>
                        {
                            await wait(token);
                            await step.SendAsync("done", token);
                            return await step.EndDialogAsync(null, token);
                        }
                    ),
                ]
            )
        );

    public override LocalText Title { get; } = new("Slow", "Langsam", "Lent");

    public override string Description => "Is slow";

    public override IReadOnlyList<string> StartPhrases => [];
}
