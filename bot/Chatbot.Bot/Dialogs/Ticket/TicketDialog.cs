using System.Text.Json;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Dialogs.Prompts;
using Chatbot.Bot.Dialogs.Prompts.Choices;
using Chatbot.Bot.Dialogs.Prompts.Numbers;
using Chatbot.Bot.Dialogs.Prompts.Texts;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Bot.Dialogs.Webhooks;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Dialogs.Ticket;

/// <summary>Takes an IT ticket and posts it to the owner's webhook, once.</summary>
internal sealed class TicketDialog : OfferedDialog
{
    public const string DialogId = "ticket";
    private const string ReviewName = "review";
    private const int LongestTitle = 150;
    private const int MostPeople = 100_000;
    private readonly Webhook _webhook;
    private readonly CardRenderer _cards;
    private readonly TicketOptions _options;

    public TicketDialog(Webhook webhook, CardRenderer cards, IOptions<TicketOptions> options)
        : base(DialogId)
    {
        (_webhook, _cards, _options) = (webhook, cards, options.Value);
        AddDialog(
            new WaterfallDialog<TicketState>(
                "steps",
                TicketJsonContext.Default.TicketState,
                [
                    TitleStep(),
                    DescriptionStep(),
                    UrgencyStep(),
                    PeopleStep(),
                    new ReviewStep<TicketState>(ReviewName, TicketTexts.AskSend),
                    new ActionStep<TicketState>("send", SendAsync),
                ]
            )
        );
    }

    public override LocalText Title => TicketTexts.Name;

    public override string Description => "Reports a problem with IT (device, software, network, access) to the IT service desk";

    public override IReadOnlyList<string> StartPhrases { get; } =
    [
        "it ticket",
        "ticket",
        "open a ticket",
        "create a ticket",
        "open an it ticket",
        "create an it ticket",
        "report a problem",
        "report an it problem",
        "ein ticket erstellen",
        "ticket erstellen",
        "ein ticket aufmachen",
        "ein ticket öffnen",
        "ticket öffnen",
        "ein ticket eröffnen",
        "ein problem melden",
        "problem melden",
        "ticket informatique",
        "créer un ticket",
        "ouvrir un ticket",
        "faire un ticket",
        "signaler un problème",
    ];

    /// <summary>“Report a broken laptop” is a ticket with a title.</summary>
    public override SlotProposals? FindStart(string text)
    {
        if (base.FindStart(text) is { } bare)
        {
            return bare;
        }

        var rest = StartWords.After(text, ReportPhrases) ?? StartWords.After(text, StartPhrases);
        return rest is not null && TicketWords.AreIn(rest)
            ? new SlotProposals(new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = rest })
            : null;
    }

    private static IReadOnlyList<string> ReportPhrases { get; } =
    [
        "report a",
        "report an",
        "report my",
        "report",
        "melde",
        "melde ein",
        "melde einen",
        "melde eine",
        "signaler un",
        "signaler une",
    ];

    private static PromptStep<TicketState, string> TitleStep() =>
        new(new("title", TicketTexts.Title, "The problem in a few words"), new TextPrompt("title") { MaxLength = LongestTitle })
        {
            Question = TicketTexts.AskTitle,
            Has = state => state.Title is not null,
            Set = (state, title) => state with { Title = title },
            Text = (state, _) => CardMarkdown.Escape(state.Title!),
        };

    private static PromptStep<TicketState, string> DescriptionStep() =>
        new(new("description", TicketTexts.Description, "What happens exactly, and since when"), new TextPrompt("description"))
        {
            Question = TicketTexts.AskDescription,
            Has = state => state.Description is not null,
            Set = (state, description) => state with { Description = description },
            Text = (state, _) => CardMarkdown.Escape(state.Description!),
        };

    private static PromptStep<TicketState, FoundChoice> UrgencyStep() =>
        new(
            new("urgency", TicketTexts.Urgency, "low, normal or high; only when the person said how urgent it is"),
            new ChoicePrompt("urgency", Urgencies)
        )
        {
            Question = TicketTexts.AskUrgency,
            Has = state => state.Urgency is not null,
            Set = (state, urgency) => state with { Urgency = urgency.Value },
            Text = (state, locale) => Urgencies(locale).First(choice => choice.Value == state.Urgency).Title,
        };

    private static PromptStep<TicketState, int> PeopleStep() =>
        new(
            new("people", TicketTexts.People, "How many people cannot work because of it; a number"),
            new NumberPrompt<int>(
                "people",
                answer => answer.Value is >= 0 and <= MostPeople ? null : TicketTexts.PeopleRange.In(answer.Turn.Locale)
            )
        )
        {
            Question = TicketTexts.AskPeople,
            Has = state => state.People is not null,
            Set = (state, people) => state with { People = people },
            Text = (state, _) => state.People!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    private static IReadOnlyList<PromptChoice> Urgencies(string? locale) =>
        [
            new("low", TicketTexts.Low.In(locale), ["not urgent", "nicht dringend", "gering", "pas urgent", "basse"]),
            new("normal", TicketTexts.Normal.In(locale), ["medium", "mittel", "mittlere", "moyenne"]),
            new(
                "high",
                TicketTexts.High.In(locale),
                ["urgent", "very urgent", "critical", "dringend", "sehr dringend", "kritisch", "haute", "très urgent", "critique"]
            ),
        ];

    private async Task<DialogTurnResult> SendAsync(WaterfallStepContext<TicketState> step, CancellationToken cancellationToken)
    {
        step.Values = step.Values with { Key = step.Values.Key ?? RequestKey.Of(step.Dialog.Context, DialogId) };
        var answer = await step.Dialog.Context.Journal.StepAsync(
            $"dialog:{DialogId}",
            TicketJsonContext.Default.WebhookAnswer,
            token =>
                _webhook.PostAsync(
                    new Uri(_options.WebhookUrl),
                    _options.Authorization,
                    step.Values.Key,
                    JsonSerializer.Serialize(Request(step), TicketJsonContext.Default.TicketRequest),
                    _options.Timeout,
                    token
                ),
            cancellationToken
        );
        if (!answer.IsAccepted)
        {
            await step.SendAsync(TicketTexts.NotSent.In(step.Locale), cancellationToken);
            return await step.RunAgainAsync(ReviewName, cancellationToken);
        }

        var context = step.Dialog.Context;
        var link = answer.Url is { } url && context.Capabilities.Cards is null ? $" {url}" : "";
        var told = TurnTexts.Message(Told(answer, step.Locale) + link);
        await _cards.SendBesideAsync(context, told, Card(answer, step.Values, step.Locale), words: null, cancellationToken);
        return await step.EndDialogAsync(step.Values, cancellationToken);
    }

    private static TicketRequest Request(WaterfallStepContext<TicketState> step)
    {
        var (values, turn) = (step.Values, step.Dialog.Context);
        return new(
            values.Key!,
            values.Title!,
            values.Description!,
            values.Urgency!,
            values.People!.Value,
            turn.Conversation.Tenant,
            turn.Activity.From?.Id ?? "unknown",
            turn.Activity.From?.Name,
            turn.Conversation.Channel
        );
    }

    private static string Told(WebhookAnswer answer, string? locale) =>
        answer.Number is { } number ? TicketTexts.SentAs.In(locale, CardMarkdown.Escape(number)) : TicketTexts.Sent.In(locale);

    private static AdaptiveCard Card(WebhookAnswer answer, TicketState values, string? locale) =>
        TicketCard.Create(
            answer.Number,
            values.Title!,
            TicketTexts.Status.In(locale),
            TextColor.Accent,
            values.Description,
            [
                new(TicketTexts.Urgency.In(locale), Urgencies(locale).First(choice => choice.Value == values.Urgency).Title),
                new(
                    TicketTexts.People.In(locale),
                    values.People!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
                ),
            ],
            answer.Url,
            TicketTexts.Ticket.In(locale),
            TicketTexts.Open.In(locale)
        );
}
