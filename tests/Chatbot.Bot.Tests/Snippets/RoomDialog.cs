using System.Globalization;
using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Prompts.Dates;
using Chatbot.Bot.Dialogs.Prompts.Numbers;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Tests.Snippets;

#region dialog
/// <summary>Books a meeting room.</summary>
internal sealed class RoomDialog : OfferedDialog
{
    private static readonly LocalText Booked = new("Booked.", "Gebucht.", "Réservé.");

    public RoomDialog()
        : base("room")
    {
        AddDialog(
            new WaterfallDialog<RoomState>(
                "steps",
                RoomJsonContext.Default.RoomState,
                [
                    People(),
                    Day(),
                    new ReviewStep<RoomState>("review", new("Shall I book it?", "Soll ich buchen?", "Je réserve ?")),
                    new ActionStep<RoomState>("book", BookAsync),
                ]
            )
        );
    }

    public override LocalText Title { get; } = new("Room booking", "Raumbuchung", "Réservation de salle");

    public override string Description => "Books a meeting room";

    public override IReadOnlyList<string> StartPhrases { get; } = ["book a room", "raum buchen", "réserver une salle"];

    private static PromptStep<RoomState, int> People() =>
        new(
            new("people", new("People", "Personen", "Personnes"), "How many people meet; a number"),
            new NumberPrompt<int>("people", answer => answer.Value is > 0 and <= 20 ? null : "1 – 20.")
        )
        {
            Question = new("How many people?", "Wie viele Personen?", "Combien de personnes ?"),
            Has = state => state.People is not null,
            Set = (state, people) => state with { People = people },
            Text = (state, _) => state.People!.Value.ToString(CultureInfo.InvariantCulture),
        };

    private static PromptStep<RoomState, DateTimeResolution> Day() =>
        new(new("day", new("Day", "Tag", "Jour"), "The day, as yyyy-MM-dd"), new DateTimePrompt("day"))
        {
            Question = new("On which day?", "An welchem Tag?", "Quel jour ?"),
            Has = state => state.Day is not null,
            Set = (state, day) => state with { Day = day.Date },
            Text = (state, _) => state.Day!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

    private static async Task<DialogTurnResult> BookAsync(
        WaterfallStepContext<RoomState> step,
        CancellationToken cancellationToken
    )
    {
        // Whatever changes something outside belongs into step.Dialog.Context.Journal.StepAsync, so that a turn that runs again does not repeat it.
        await step.SendAsync(Booked.In(step.Locale), cancellationToken);
        return await step.EndDialogAsync(step.Values, cancellationToken);
    }
}
#endregion
