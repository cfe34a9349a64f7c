namespace Chatbot.Bot.Cards.Validation;

/// <content>The card and the elements of its body.</content>
internal static partial class CardSchema
{
    private static CardType Root =>
        new(
            Card,
            0,
            Text("version"),
            Text("$schema"),
            List("body", AnyElement),
            List("actions", AnyAction),
            Select,
            Text("fallbackText"),
            One("backgroundImage", Only("BackgroundImage")).OrText(AddressUse.Image),
            Text("minHeight").From(2),
            RightToLeft,
            Text("speak"),
            Text("lang"),
            Choice("verticalContentAlignment", Vertical).From(1),
            One("refresh", Only("Refresh")).From(4),
            One("authentication", Only("Authentication")).From(4),
            One("metadata", Only("Metadata")).From(6)
        );

    private static CardType[] Elements =>
        [
            TextBlockType,
            RichTextBlockType,
            ImageType,
            ImageSetType,
            MediaType,
            ContainerType,
            ColumnSetType,
            FactSetType,
            TableType,
            ActionSetType,
            CarouselType,
        ];

    private static CardType TextBlockType =>
        new(
            "TextBlock",
            0,
            [
                .. OfElement,
                Text("text").Required(),
                Choice("color", Colors).OrNull(),
                Choice("fontType", FontTypes).From(2).OrNull(),
                Choice("horizontalAlignment", Horizontal).OrNull(),
                Flag("isSubtle").OrNull(),
                Number("maxLines"),
                Choice("size", FontSizes).OrNull(),
                Choice("weight", FontWeights).OrNull(),
                Flag("wrap"),
                Choice("style", ["default", "heading"]).From(5).OrNull(),
            ]
        );

    private static CardType RichTextBlockType =>
        new(
            "RichTextBlock",
            2,
            [
                .. OfElement,
                List("inlines", Only("TextRun", allowsText: true)).Required(),
                Choice("horizontalAlignment", Horizontal).OrNull(),
            ]
        );

    private static CardType ImageType =>
        new(
            "Image",
            0,
            [
                .. OfElement.Where(property => property.Name != "height"),
                Address("url", AddressUse.Image).Required(),
                Text("altText"),
                Text("backgroundColor").From(1),
                Text("height").From(1),
                Choice("horizontalAlignment", Horizontal).OrNull(),
                Select,
                Choice("size", ImageSizes),
                Choice("style", ["default", "person"]),
                Text("width").From(1),
            ]
        );

    private static CardType ImageSetType =>
        new("ImageSet", 0, [.. OfElement, List("images", Only("Image")).Required(), Choice("imageSize", ImageSizes)]);

    private static CardType MediaType =>
        new(
            "Media",
            1,
            [
                .. OfElement,
                List("sources", Only("MediaSource")).Required(),
                Address("poster", AddressUse.Image),
                Text("altText"),
                List("captionSources", Only("CaptionSource")).From(6),
            ]
        );

    private static CardType ContainerType =>
        new("Container", 0, [.. OfElement, .. OfContainer, List("items", AnyElement).Required(), RightToLeft.Unpublished()]);

    private static CardType ColumnSetType =>
        new(
            "ColumnSet",
            0,
            [
                .. OfElement,
                List("columns", Only("Column")),
                Select,
                Choice("style", ContainerStyles).From(2).OrNull(),
                Flag("bleed").From(2),
                Text("minHeight").From(2),
                Choice("horizontalAlignment", Horizontal).OrNull(),
            ]
        );

    private static CardType FactSetType => new("FactSet", 0, [.. OfElement, List("facts", Only("Fact")).Required()]);

    private static CardType TableType =>
        new(
            "Table",
            5,
            [
                .. OfElement,
                List("columns", Only("TableColumnDefinition")),
                List("rows", Only("TableRow")),
                Flag("firstRowAsHeader"),
                Flag("firstRowAsHeaders").Unpublished(),
                Flag("showGridLines"),
                Choice("gridStyle", ContainerStyles).OrNull(),
                Choice("horizontalCellContentAlignment", Horizontal).OrNull(),
                Choice("verticalCellContentAlignment", Vertical).OrNull(),
            ]
        );

    private static CardType ActionSetType => new("ActionSet", 2, [.. OfElement, List("actions", AnyAction).Required()]);

    private static CardType CarouselType =>
        new(
            "Carousel",
            6,
            [
                .. OfElement,
                List("pages", Only("CarouselPage")).Required(),
                Number("timer"),
                Number("initialPage"),
                Flag("loop"),
                Choice("orientation", ["horizontal", "vertical"]),
                Text("heightInPixels"),
                RightToLeft,
            ]
        )
        {
            IsPublished = false,
        };
}
