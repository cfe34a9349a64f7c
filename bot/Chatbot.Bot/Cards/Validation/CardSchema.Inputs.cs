namespace Chatbot.Bot.Cards.Validation;

/// <content>What a person fills in, and what a person may do.</content>
internal static partial class CardSchema
{
    private static CardProperty[] OfInput =>
        [
            .. OfElement.Where(property => property.Name != "id"),
            Text("id").Required(),
            Text("errorMessage").From(3),
            Flag("isRequired").From(3),
            Text("label").From(3),
            Choice("labelPosition", ["inline", "above"]).From(6),
            TextOrNumber("labelWidth").From(6),
            Choice("inputStyle", ["revealOnHover", "default"]).From(6),
        ];

    private static CardProperty[] OfAction =>
        [
            Text("title"),
            Text("id"),
            Address("iconUrl", AddressUse.Image).From(1),
            Choice("style", ["default", "positive", "destructive"]).From(2),
            FallbackTo(AnyAction),
            Text("tooltip").From(5),
            Flag("isEnabled").From(5),
            Choice("mode", ["primary", "secondary"]).From(5),
            Requires,
        ];

    private static CardType[] Inputs => [TextType, NumberType, DateType, TimeType, ToggleType, ChoiceSetType];

    private static CardType TextType =>
        new(
            "Input.Text",
            0,
            [
                .. OfInput,
                Flag("isMultiline"),
                Number("maxLength"),
                Text("placeholder"),
                Text("regex").From(3),
                Choice("style", ["text", "tel", "url", "email", "password"]),
                One("inlineAction", SelectAction).From(2),
                Text("value"),
            ]
        );

    private static CardType NumberType =>
        new("Input.Number", 0, [.. OfInput, Number("max"), Number("min"), Text("placeholder"), Number("value")]);

    private static CardType DateType =>
        new("Input.Date", 0, [.. OfInput, Text("max"), Text("min"), Text("placeholder"), Text("value")]);

    private static CardType TimeType =>
        new("Input.Time", 0, [.. OfInput, Text("max"), Text("min"), Text("placeholder"), Text("value")]);

    private static CardType ToggleType =>
        new(
            "Input.Toggle",
            0,
            [.. OfInput, Text("title").Required(), Text("value"), Text("valueOff"), Text("valueOn"), Flag("wrap").From(2)]
        );

    private static CardType ChoiceSetType =>
        new(
            "Input.ChoiceSet",
            0,
            [
                .. OfInput,
                List("choices", Only("Input.Choice")),
                One("choices.data", Only("Data.Query")).From(6),
                Flag("isMultiSelect"),
                Choice("style", ["compact", "expanded", "filtered"]),
                Text("value"),
                Text("placeholder"),
                Flag("wrap").From(2),
            ]
        );

    private static CardType[] Actions => [OpenUrlType, SubmitType, ExecuteType, ShowCardType, ToggleVisibilityType];

    private static CardType OpenUrlType => new("Action.OpenUrl", 0, [.. OfAction, Address("url", AddressUse.Link).Required()]);

    private static CardType SubmitType =>
        new("Action.Submit", 0, [.. OfAction, Free("data"), Choice("associatedInputs", ["auto", "none"]).From(3)]);

    private static CardType ExecuteType =>
        new("Action.Execute", 4, [.. OfAction, Text("verb"), Free("data"), Choice("associatedInputs", ["auto", "none"])]);

    private static CardType ShowCardType => new("Action.ShowCard", 0, [.. OfAction, One("card", Only(Card))]);

    private static CardType ToggleVisibilityType =>
        new(
            "Action.ToggleVisibility",
            2,
            [.. OfAction, List("targetElements", Only("TargetElement", allowsText: true)).Required()]
        );
}
