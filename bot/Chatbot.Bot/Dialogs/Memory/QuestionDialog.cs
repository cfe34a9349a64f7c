using Chatbot.Bot.Dialogs.Prompts.Confirms;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>One question, to which the answer is yes or no.</summary>
internal abstract class QuestionDialog : OfferedDialog
{
    private const string Prompt = "question";

    protected QuestionDialog(string id, LocalText question)
        : base(id)
    {
        AddDialog(
            new WaterfallDialog<MemoryState>(
                "steps",
                MemoryDialogJsonContext.Default.MemoryState,
                [
                    new ActionStep<MemoryState>(
                        "ask",
                        (step, token) => step.PromptAsync(Prompt, new() { Prompt = question.In(step.Locale) }, token)
                    ),
                    new ActionStep<MemoryState>("do", AnswerAsync),
                ]
            )
        );
        AddDialog(new ConfirmPrompt(Prompt));
    }

    public override string? Description => null;

    public override IReadOnlyList<string> StartPhrases => [];

    /// <returns>What is said to the answer.</returns>
    protected abstract Task<LocalText> DoAsync(DialogTurn turn, bool isYes);

    private async Task<DialogTurnResult> AnswerAsync(WaterfallStepContext<MemoryState> step, CancellationToken cancellationToken)
    {
        var isYes = step.Result is true;
        var said = await DoAsync(step.Turn, isYes);
        await step.SendAsync(said.In(step.Locale), cancellationToken);
        return await step.EndDialogAsync(isYes, cancellationToken);
    }
}
