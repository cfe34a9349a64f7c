namespace Chatbot.Bot.Cards.Validation;

/// <content>Values and groups of types that several properties share.</content>
internal static partial class CardSchema
{
    private static string[] Colors => ["default", "dark", "light", "accent", "good", "warning", "attention"];
    private static string[] ContainerStyles => ["default", "emphasis", "good", "attention", "warning", "accent"];
    private static string[] FontSizes => ["default", "small", "medium", "large", "extraLarge"];
    private static string[] FontTypes => ["default", "monospace"];
    private static string[] FontWeights => ["default", "lighter", "bolder"];
    private static string[] Horizontal => ["left", "center", "right"];
    private static string[] Vertical => ["top", "center", "bottom"];
    private static string[] ImageSizes => ["auto", "stretch", "small", "medium", "large"];
    private static string[] Spacings => ["default", "none", "small", "medium", "large", "extraLarge", "padding"];

    private static CardTypeGroup AnyElement =>
        new(
            "an element",
            "TextBlock",
            "RichTextBlock",
            "Image",
            "ImageSet",
            "Media",
            "Container",
            "ColumnSet",
            "FactSet",
            "Table",
            "ActionSet",
            "Carousel",
            "Input.Text",
            "Input.Number",
            "Input.Date",
            "Input.Time",
            "Input.Toggle",
            "Input.ChoiceSet"
        );

    private static CardTypeGroup AnyAction =>
        new("an action", "Action.OpenUrl", "Action.Submit", "Action.Execute", "Action.ShowCard", "Action.ToggleVisibility");

    private static CardTypeGroup SelectAction =>
        new(
            "an action other than Action.ShowCard",
            "Action.OpenUrl",
            "Action.Submit",
            "Action.Execute",
            "Action.ToggleVisibility"
        );

    private static CardProperty Requires => new CardProperty("requires") { Kinds = JsonKinds.FreeObject }.From(2);

    private static CardProperty Select => One("selectAction", SelectAction).From(1);

    private static CardProperty Background => One("backgroundImage", Only("BackgroundImage")).From(2).OrText(AddressUse.Image);

    private static CardProperty RightToLeft => Flag("rtl").From(5).OrNull();

    /// <summary>What every element has.</summary>
    private static CardProperty[] OfElement =>
        [
            Text("id"),
            Flag("isVisible").From(2),
            Requires,
            FallbackTo(AnyElement),
            Choice("height", ["auto", "stretch"]).From(1),
            Flag("separator"),
            Choice("spacing", Spacings),
        ];

    /// <summary>What every container has.</summary>
    private static CardProperty[] OfContainer =>
        [
            Select,
            Choice("style", ContainerStyles).OrNull(),
            Choice("verticalContentAlignment", Vertical).From(1).OrNull(),
            Flag("bleed").From(2),
            Background,
            Text("minHeight").From(2),
        ];

    private static CardProperty FallbackTo(CardTypeGroup group) =>
        One(Fallback, group).From(2) with
        {
            Choices = [Drop],
            Kinds = JsonKinds.Text,
        };

    /// <summary>A part that stands in one place only, and so may leave out its type.</summary>
    private static CardTypeGroup Only(string type, bool allowsText = false) =>
        new($"a {type}", type) { DefaultType = type, AllowsText = allowsText };
}
