using Chatbot.Bot.Cards;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Dialogs.Prompts.Choices;
using Chatbot.Bot.Dialogs.Prompts.Dates;
using Chatbot.Bot.Dialogs.Prompts.Texts;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Bot.Dialogs.Webhooks;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Takes a request for leave, counts its working days and hands it to the approver.</summary>
internal sealed class LeaveDialog : OfferedDialog
{
    public const string DialogId = "leave";
    private const int LongestReason = 500;
    private readonly LeaveApproval _leave;
    private readonly ApprovalDesk _approvals;
    private readonly LeaveOptions _options;
    private readonly WorkingCalendar _calendar;

    public LeaveDialog(LeaveApproval leave, ApprovalDesk approvals, IOptions<LeaveOptions> options, IOptions<DatesOptions> dates)
        : base(DialogId)
    {
        (_leave, _approvals, _options, _calendar) = (leave, approvals, options.Value, new(dates.Value));
        AddDialog(
            new WaterfallDialog<LeaveState>(
                "steps",
                LeaveJsonContext.Default.LeaveState,
                [
                    KindStep(),
                    FromStep(),
                    ToStep(),
                    ReasonStep(),
                    new ReviewStep<LeaveState>(
                        "review",
                        LeaveTexts.AskSend,
                        (leave, locale) => [LeaveTexts.WorkingDays.In(locale, WorkingDays(leave))]
                    ),
                    new ActionStep<LeaveState>("send", SendAsync),
                ]
            )
        );
    }

    public override LocalText Title => LeaveTexts.Name;

    public override string Description => "Requests leave (holiday) for the person, which an approver decides about";

    public override IReadOnlyList<string> StartPhrases { get; } =
    [
        "request leave",
        "leave request",
        "take leave",
        "request holiday",
        "book holiday",
        "request vacation",
        "request time off",
        "take a day off",
        "urlaub beantragen",
        "urlaub nehmen",
        "urlaubsantrag",
        "urlaubsantrag stellen",
        "einen urlaubsantrag stellen",
        "demande de congé",
        "demander un congé",
        "demander des congés",
        "poser des congés",
    ];

    private static PromptStep<LeaveState, FoundChoice> KindStep() =>
        new(new("kind", LeaveTexts.Kind, "annual, special or unpaid"), new ChoicePrompt("kind", LeaveWording.Kinds))
        {
            Question = LeaveTexts.AskKind,
            Has = leave => leave.Kind is not null,
            Set = (leave, kind) => leave with { Kind = kind.Value },
            Text = LeaveWording.KindOf,
        };

    private PromptStep<LeaveState, DateTimeResolution> FromStep() =>
        new(
            new("from", LeaveTexts.From, "First day, as yyyy-MM-dd"),
            new DateTimePrompt(
                "from",
                validator: answer =>
                    answer.Value.Date < DateOnly.FromDateTime(answer.Turn.Now.DateTime)
                        ? LeaveTexts.Past.In(answer.Turn.Locale)
                        : null
            )
        )
        {
            Question = LeaveTexts.AskFrom,
            Has = leave => leave.From is not null,
            Set = (leave, day) =>
                leave with
                {
                    From = day.Date,
                    To = leave.To is { } to && Problem(day.Date!.Value, to, null) is null ? to : null,
                },
            Text = (leave, _) => LeaveWording.Day(leave.From),
        };

    private PromptStep<LeaveState, DateTimeResolution> ToStep() =>
        new(new("to", LeaveTexts.To, "Last day, as yyyy-MM-dd"), new DateTimePrompt("to"))
        {
            Question = LeaveTexts.AskTo,
            Has = leave => leave.To is not null,
            Set = (leave, day) => leave with { To = day.Date },
            Check = (leave, day, turn) => leave.From is { } from ? Problem(from, day.Date!.Value, turn.Locale) : null,
            Text = (leave, _) => LeaveWording.Day(leave.To),
        };

    private static PromptStep<LeaveState, string> ReasonStep() =>
        new(
            new("reason", LeaveTexts.Reason, "What the approver should know"),
            new TextPrompt("reason") { MaxLength = LongestReason }
        )
        {
            Question = LeaveTexts.AskReason,
            Has = leave => leave.Reason is not null,
            Set = (leave, reason) => leave with { Reason = reason },
            Text = (leave, locale) =>
                leave.Reason is { Length: > 0 } reason ? CardMarkdown.Escape(reason) : DialogTexts.Skipped.In(locale),
            Skip = leave => leave with { Reason = "" },
        };

    /// <summary>What is wrong with two days together; null = nothing.</summary>
    private string? Problem(DateOnly from, DateOnly to, string? locale) =>
        to < from ? LeaveTexts.EndBeforeBegin.In(locale, LeaveWording.Day(from))
        : to.DayNumber - from.DayNumber >= _options.MaxDays ? LeaveTexts.TooLong.In(locale, _options.MaxDays)
        : _calendar.CountBetween(from.AddDays(-1), to) == 0 ? LeaveTexts.NoWorkingDay.In(locale)
        : null;

    private int WorkingDays(LeaveState leave) => _calendar.CountBetween(leave.From!.Value.AddDays(-1), leave.To!.Value);

    private async Task<DialogTurnResult> SendAsync(WaterfallStepContext<LeaveState> step, CancellationToken cancellationToken)
    {
        var turn = step.Dialog.Context;
        var id = RequestKey.Of(turn, DialogId)[..16];
        if (_leave.Open(turn, id, step.Values, WorkingDays(step.Values)) is not { } request)
        {
            await step.SendAsync(LeaveTexts.NobodyElse.In(step.Locale), cancellationToken);
            return await step.EndDialogAsync(step.Values, cancellationToken);
        }

        await _approvals.OpenAsync(turn, request, cancellationToken);
        await step.SendAsync(LeaveTexts.Sent.In(step.Locale), cancellationToken);
        return await step.EndDialogAsync(step.Values, cancellationToken);
    }
}
