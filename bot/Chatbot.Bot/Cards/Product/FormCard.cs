using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Inputs that are sent together.</summary>
internal static class FormCard
{
    /// <param name="title">What the form is for.</param>
    /// <param name="introduction">What to know before filling it in, or null.</param>
    /// <param name="inputs">The inputs, each with an id and a label of its own.</param>
    /// <param name="verb">Tells the bot which form comes back.</param>
    /// <param name="submit">Words on the button.</param>
    /// <param name="data">Sent back with the inputs.</param>
    /// <exception cref="ArgumentException">There is no input, an input has no id or label, or two have the same id.</exception>
    public static AdaptiveCard Create(
        string title,
        string? introduction,
        IReadOnlyList<AdaptiveInput> inputs,
        string verb,
        string submit = "Send",
        JsonObject? data = null
    )
    {
        if (inputs.Count == 0)
            throw new ArgumentException("A form needs an input. Give at least one.", nameof(inputs));
        if (inputs.Any(input => string.IsNullOrEmpty(input.Id) || string.IsNullOrEmpty(input.Label)))
            throw new ArgumentException("An input of the form has no id or no label. Give it both.", nameof(inputs));
        if (inputs.GroupBy(input => input.Id, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Two inputs have the id '{twice.Key}'. Give each its own.", nameof(inputs));
        return CardParts.Card(
            title,
            [CardParts.Heading(title), CardParts.Plain(introduction), .. inputs.Select(Explain)],
            [CardParts.Send(submit, verb, data, ActionStyle.Positive)]
        );
    }

    /// <summary>A required input says what is missing.</summary>
    private static AdaptiveInput Explain(AdaptiveInput input) =>
        input.IsRequired == true && input.ErrorMessage is null
            ? input with
            {
                ErrorMessage = $"Please fill in: {input.Label}",
            }
            : input;
}
