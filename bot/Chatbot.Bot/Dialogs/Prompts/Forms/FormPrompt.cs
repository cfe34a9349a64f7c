using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Product;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;

namespace Chatbot.Bot.Dialogs.Prompts.Forms;

/// <summary>
/// Asks several things at once with an Adaptive Card. What comes back is checked against the inputs, whatever the client has
/// checked; where cards are not shown, lines such as <c>Label: value</c> are an answer too. Ends with the values by input id.
/// </summary>
/// <param name="id">Its id.</param>
/// <param name="title">What the form is called.</param>
/// <param name="inputs">The inputs for a language, each with an id and a label.</param>
/// <param name="validator">Looks at the values together.</param>
internal sealed class FormPrompt(
    string id,
    LocalText title,
    Func<string?, IReadOnlyList<AdaptiveInput>> inputs,
    PromptValidator<FormValues>? validator = null
) : Prompt<FormValues>(id, validator)
{
    /// <summary>Member of the submitted value that says which form it is.</summary>
    public const string FormMember = "chatbotForm";

    private static readonly LocalText Send = new("Send", "Senden", "Envoyer");

    protected override LocalText RetryText { get; } =
        new(
            "Please fill in the card, or write each value on a line of its own, such as “Label: value”.",
            "Bitte füllen Sie die Karte aus, oder schreiben Sie jeden Wert in eine eigene Zeile, zum Beispiel „Feld: Wert“.",
            "Remplissez la carte, ou écrivez chaque valeur sur une ligne, par exemple « Champ : valeur »."
        );

    protected override Activity Render(DialogTurn turn, PromptOptions options, string text)
    {
        var locale = turn.Locale;
        if (turn.Context.Capabilities.Cards is not { } host)
        {
            return base.Render(turn, options, $"{text} {RetryText.In(locale)}\n\n{FormReader.Describe(inputs(locale))}");
        }

        var card = FormCard.Create(title.In(locale), null, inputs(locale), Id, Send.In(locale));
        var submit = new SubmitAction
        {
            Title = Send.In(locale),
            Data = new JsonObject { [FormMember] = Id },
        };
        return base.Render(turn, options, text) with
        {
            Attachments = [CardFactory.Adaptive(Draw(card with { Actions = [submit] }, host))],
        };
    }

    private static JsonElement Draw(AdaptiveCard card, CardHost host)
    {
        using var drawn = JsonDocument.Parse(CardDowngrade.For(card.ToJson(), host).Card.ToJsonString());
        return drawn.RootElement.Clone();
    }

    protected override PromptRecognizerResult<FormValues> Recognize(DialogTurn turn, Activity message, PromptOptions options)
    {
        var fields = inputs(turn.Locale);
        var given = FormReader.Submitted(message.Value, Id, fields) ?? FormReader.Written(message.Text, fields);
        return given is not null && fields.All(field => FormReader.Fits(field, given.GetValueOrDefault(field.Id!)))
            ? new(true, new FormValues(given))
            : default;
    }
}
