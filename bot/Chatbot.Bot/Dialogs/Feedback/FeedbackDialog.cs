using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Feedback;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Prompts.Choices;
using Chatbot.Bot.Dialogs.Prompts.Confirms;
using Chatbot.Bot.Dialogs.Prompts.Texts;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Dialogs.Feedback;

/// <summary>Asks whether the last answer helped, and if not, why not.</summary>
internal sealed class FeedbackDialog : OfferedDialog
{
    public const string DialogId = "feedback";
    private const int LongestComment = 2000;
    private readonly FeedbackIntake _intake;

    public FeedbackDialog(FeedbackIntake intake)
        : base(DialogId)
    {
        _intake = intake;
        AddDialog(
            new WaterfallDialog<FeedbackState>(
                "steps",
                FeedbackJsonContext.Default.FeedbackState,
                [
                    new ActionStep<FeedbackState>("find", FindAsync),
                    HelpedStep(),
                    ReasonStep(),
                    CommentStep(),
                    new ActionStep<FeedbackState>("save", SaveAsync),
                ]
            )
        );
    }

    public override LocalText Title => FeedbackTexts.Name;

    public override string Description => "Takes the person's verdict on the last answer, with a reason";

    public override IReadOnlyList<string> StartPhrases { get; } =
    [
        "feedback",
        "give feedback",
        "give you feedback",
        "rückmeldung",
        "rückmeldung geben",
        "feedback geben",
        "donner un avis",
        "donner mon avis",
    ];

    private static PromptStep<FeedbackState, bool> HelpedStep() =>
        new(
            new("helped", FeedbackTexts.Helped, "yes or no; only when the person said whether the answer helped"),
            new ConfirmPrompt("helped")
        )
        {
            Question = FeedbackTexts.AskHelped,
            Has = state => state.Helped is not null,
            // A reason that was given before does not belong to another verdict.
            Set = (state, helped) => state with { Helped = helped, Reason = helped ? "" : null },
            Text = (state, locale) => (state.Helped == true ? DialogTexts.Yes : DialogTexts.No).In(locale),
        };

    private static PromptStep<FeedbackState, FoundChoice> ReasonStep() =>
        new(
            new("reason", FeedbackTexts.Reason, "wrong, incomplete, outdated, unclear or other"),
            new ChoicePrompt("reason", Reasons)
        )
        {
            Question = FeedbackTexts.AskReason,
            Has = state => state.Reason is not null,
            Set = (state, reason) => state with { Reason = reason.Value },
            Text = (state, locale) =>
                Reasons(locale).FirstOrDefault(choice => choice.Value == state.Reason)?.Title ?? DialogTexts.Skipped.In(locale),
        };

    private static PromptStep<FeedbackState, string> CommentStep() =>
        new(
            new("comment", FeedbackTexts.Comment, "What the person says about it"),
            new TextPrompt("comment") { MaxLength = LongestComment, AcceptsQuestions = true }
        )
        {
            Question = FeedbackTexts.AskComment,
            Has = state => state.Comment is not null,
            Set = (state, comment) => state with { Comment = comment },
            Text = (state, locale) =>
                state.Comment is { Length: > 0 } comment ? CardMarkdown.Escape(comment) : DialogTexts.Skipped.In(locale),
            Skip = state => state with { Comment = "" },
        };

    private static IReadOnlyList<PromptChoice> Reasons(string? locale) =>
        [
            .. ReasonTexts
                .For(locale)
                .Reasons.Select(reason => new PromptChoice(
                    reason.Code,
                    reason.Title,
                    Synonyms.GetValueOrDefault(reason.Code, [])
                )),
        ];

    private static Dictionary<string, IReadOnlyList<string>> Synonyms { get; } =
        new(StringComparer.Ordinal)
        {
            ["wrong"] = ["false", "falsch", "faux", "fausse"],
            ["incomplete"] = ["missing", "unvollständig", "incomplet"],
            ["outdated"] = ["old", "veraltet", "périmé"],
            ["unclear"] = ["unverständlich", "pas clair"],
            ["other"] = ["sonstiges", "autre"],
        };

    /// <summary>The last thing that the bot said before this dialog began.</summary>
    private static async Task<DialogTurnResult> FindAsync(
        WaterfallStepContext<FeedbackState> step,
        CancellationToken cancellationToken
    )
    {
        var said = step
            .Dialog.Context.History.Where(activity =>
                activity.From?.Role == RoleTypes.Bot && activity.Id is not null && !string.IsNullOrWhiteSpace(activity.Text)
            )
            .ToList();
        // What dialogs and commands say is no answer of the assistant.
        var answer = said.LastOrDefault(activity => activity.InputHint == AnswerRenderer.InputHint) ?? said.LastOrDefault();
        if (answer is null)
        {
            await step.SendAsync(FeedbackTexts.NoAnswer.In(step.Locale), cancellationToken);
            return await step.EndDialogAsync(null, cancellationToken);
        }

        step.Values = step.Values with { AnswerId = answer.Id };
        return await step.NextAsync(null, cancellationToken);
    }

    private async Task<DialogTurnResult> SaveAsync(WaterfallStepContext<FeedbackState> step, CancellationToken cancellationToken)
    {
        var values = step.Values;
        var comment = FeedbackDesk.Join(values.Reason, values.Comment);
        await _intake.TakeAsync(step.Dialog.Context, values.AnswerId, values.Helped == true ? "like" : "dislike", comment);
        await step.SendAsync(FeedbackTexts.Thanks.In(step.Locale), cancellationToken);
        return await step.EndDialogAsync(values, cancellationToken);
    }
}
