using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Prompts.Choices;
using Chatbot.Bot.Dialogs.Prompts.Confirms;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>Shows all slots and asks whether to go on. On a no, the person changes a slot or gives up.</summary>
/// <param name="name">Name of the step and its prompt.</param>
/// <param name="question">What a yes does.</param>
/// <param name="facts">More lines to show, such as a sum; null = none.</param>
internal sealed class ReviewStep<TState>(
    string name,
    LocalText question,
    Func<TState, string?, IEnumerable<string>>? facts = null
) : WaterfallStep<TState>(name)
    where TState : class, new()
{
    private const string GiveUp = "cancel";

    private string ChangePrompt => $"{Name}-change";

    public override IEnumerable<Dialog> Prompts => [new ConfirmPrompt(Name), new ChoicePrompt(ChangePrompt)];

    public override Task<DialogTurnResult> RunAsync(WaterfallStepContext<TState> step, CancellationToken cancellationToken)
    {
        var locale = step.Locale;
        var lines = step
            .Waterfall.SlotSteps.Select(slot => $"- {slot.Slot.Label.In(locale)}: {slot.Show(step.Values, locale)}")
            .Concat(facts?.Invoke(step.Values, locale).Select(fact => $"- {fact}") ?? []);
        return step.PromptAsync(
            Name,
            new()
            {
                Prompt = $"{DialogTexts.Review.In(locale)}\n\n{string.Join('\n', lines)}\n\n{question.In(locale)}",
                RetryPrompt = $"{DialogTexts.YesOrNo.In(locale)} {question.In(locale)}",
            },
            cancellationToken
        );
    }

    public override async Task<DialogTurnResult> ResumeAsync(
        WaterfallStepContext<TState> step,
        CancellationToken cancellationToken
    )
    {
        switch (step.Result)
        {
            case true:
                return await step.NextAsync(null, cancellationToken);
            case FoundChoice { Value: GiveUp }:
                await step.SendAsync(DialogTexts.NothingDone.In(step.Locale), cancellationToken);
                return await step.EndDialogAsync(null, cancellationToken);
            case FoundChoice slot:
                return await step.AskAgainAsync(slot.Value, cancellationToken);
            default:
                return await step.PromptAsync(ChangePrompt, Change(step), cancellationToken);
        }
    }

    private static PromptOptions Change(WaterfallStepContext<TState> step) =>
        new()
        {
            Prompt = DialogTexts.WhatToChange.In(step.Locale),
            Choices =
            [
                .. step.Waterfall.Slots.Select(slot => new PromptChoice(slot.Name, slot.Label.In(step.Locale))),
                new(GiveUp, DialogTexts.GiveUp.In(step.Locale)),
            ],
        };
}
