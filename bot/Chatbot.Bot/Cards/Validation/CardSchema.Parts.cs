namespace Chatbot.Bot.Cards.Validation;

/// <content>Parts of elements, of actions and of the card.</content>
internal static partial class CardSchema
{
    private static CardType[] Parts =>
        [
            ColumnType,
            TableCellType,
            TableRowType,
            TableColumnDefinitionType,
            CarouselPageType,
            TextRunType,
            FactType,
            ChoiceType,
            DataQueryType,
            MediaSourceType,
            CaptionSourceType,
            TargetElementType,
            BackgroundImageType,
            MetadataType,
            RefreshType,
            AuthenticationType,
            AuthCardButtonType,
            TokenExchangeResourceType,
        ];

    private static CardType ColumnType =>
        new(
            "Column",
            0,
            [
                .. OfContainer,
                Text("id"),
                Flag("isVisible").From(2),
                Requires,
                FallbackTo(Only("Column")),
                List("items", AnyElement),
                Flag("separator"),
                Choice("spacing", Spacings),
                TextOrNumber("width"),
                RightToLeft,
            ]
        );

    private static CardType TableCellType =>
        new("TableCell", 5, [.. OfContainer, List("items", AnyElement).Required(), RightToLeft.Unpublished()]);

    private static CardType TableRowType =>
        new(
            "TableRow",
            5,
            List("cells", Only("TableCell")),
            Choice("style", ContainerStyles).OrNull(),
            Choice("horizontalCellContentAlignment", Horizontal).OrNull(),
            Choice("verticalCellContentAlignment", Vertical).OrNull()
        );

    private static CardType TableColumnDefinitionType =>
        new(
            "TableColumnDefinition",
            5,
            TextOrNumber("width"),
            Choice("horizontalCellContentAlignment", Horizontal).OrNull(),
            Choice("verticalCellContentAlignment", Vertical).OrNull()
        );

    private static CardType CarouselPageType =>
        new("CarouselPage", 6, [.. OfElement, .. OfContainer, List("items", AnyElement).Required(), RightToLeft])
        {
            IsPublished = false,
        };

    private static CardType TextRunType =>
        new(
            "TextRun",
            2,
            Text("text").Required(),
            Choice("color", Colors).OrNull(),
            Choice("fontType", FontTypes).OrNull(),
            Flag("highlight"),
            Flag("isSubtle").OrNull(),
            Flag("italic"),
            Select,
            Choice("size", FontSizes).OrNull(),
            Flag("strikethrough"),
            Flag("underline").From(3),
            Choice("weight", FontWeights).OrNull()
        );

    private static CardType FactType => new("Fact", 0, Text("title").Required(), Text("value").Required());

    private static CardType ChoiceType => new("Input.Choice", 0, Text("title").Required(), Text("value").Required());

    private static CardType DataQueryType => new("Data.Query", 6, Text("dataset").Required(), Number("count"), Number("skip"));

    private static CardType MediaSourceType =>
        new("MediaSource", 1, Address("url", AddressUse.Media).Required(), Text("mimeType"));

    private static CardType CaptionSourceType =>
        new(
            "CaptionSource",
            6,
            Text("mimeType").Required(),
            Address("url", AddressUse.Media).Required(),
            Text("label").Required()
        );

    private static CardType TargetElementType =>
        new("TargetElement", 2, Text("elementId").Required(), Flag("isVisible").OrNull());

    private static CardType BackgroundImageType =>
        new(
            "BackgroundImage",
            2,
            Address("url", AddressUse.Image).Required(),
            Choice("fillMode", ["cover", "repeatHorizontally", "repeatVertically", "repeat"]),
            Choice("horizontalAlignment", Horizontal),
            Choice("verticalAlignment", Vertical)
        );

    private static CardType MetadataType => new("Metadata", 6, Address("webUrl", AddressUse.Link));

    private static CardType RefreshType =>
        new(
            "Refresh",
            4,
            One("action", Only("Action.Execute")),
            Text("expires").From(6),
            new CardProperty("userIds") { Kinds = JsonKinds.Text, IsList = true }
        );

    private static CardType AuthenticationType =>
        new(
            "Authentication",
            4,
            Text("text"),
            Text("connectionName"),
            One("tokenExchangeResource", Only("TokenExchangeResource")),
            List("buttons", Only("AuthCardButton"))
        );

    private static CardType AuthCardButtonType =>
        new(
            "AuthCardButton",
            4,
            Text("type").Required(),
            Text("title"),
            Address("image", AddressUse.Image),
            Text("value").Required()
        );

    private static CardType TokenExchangeResourceType =>
        new("TokenExchangeResource", 4, Text("id").Required(), Text("uri").Required(), Text("providerId").Required());
}
