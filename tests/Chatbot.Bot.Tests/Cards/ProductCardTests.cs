using System.Text.Encodings.Web;
using System.Text.Json;
using Chatbot.Bot.Cards.Hosts;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;
using Chatbot.Bot.Cards.PlainText;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Cards.Validation;
using Chatbot.Testing.Files;

namespace Chatbot.Bot.Tests.Cards;

public sealed class ProductCardTests
{
    private const string Hostile =
        "**bold** [click](javascript:alert(1)) <b>x</b> ![i](https://evil.example/i.png)\n# head\n- item\n1. one";

    private static readonly CardSource[] Sources =
    [
        new(
            "Leave policy",
            "https://intranet.example/leave",
            "Full-time employees get 30 vacation days a year.",
            "Vacation › Full time, page 3"
        ),
        new("Part-time guide", null, "Days are given in proportion to the hours."),
    ];

    private static readonly Dictionary<string, AdaptiveCard> Cards = new(StringComparer.Ordinal)
    {
        ["answer"] = AnswerCard.Create(
            "Full-time employees get **30 vacation days** a year [1]; part-timers in proportion [2].",
            Sources
        ),
        ["sources"] = AnswerCard.Create(answer: null, [Sources[0] with { Number = 3 }]),
        ["search-results"] = SearchResultsCard.Create("2 results for “vacation days”", Sources),
        ["search-nothing"] = SearchResultsCard.Create("Nothing was found for “football”", [], "Try fewer or other words."),
        ["form"] = FormCard.Create(
            "Request time off",
            "Your manager decides within two days.",
            [
                new DateInput
                {
                    Id = "from",
                    Label = "First day",
                    IsRequired = true,
                },
                new DateInput
                {
                    Id = "until",
                    Label = "Last day",
                    IsRequired = true,
                },
                new ChoiceSetInput
                {
                    Id = "kind",
                    Label = "Kind of leave",
                    Value = "vacation",
                    Choices = [new() { Title = "Vacation", Value = "vacation" }, new() { Title = "Unpaid", Value = "unpaid" }],
                },
                new NumberInput
                {
                    Id = "hours",
                    Label = "Hours a day",
                    Min = 1,
                    Max = 8,
                    Value = 8,
                },
                new ToggleInput
                {
                    Id = "urgent",
                    Label = "Urgency",
                    Title = "It is urgent",
                },
                new TextInput
                {
                    Id = "note",
                    Label = "Note",
                    IsMultiline = true,
                    MaxLength = 500,
                },
            ],
            "time-off/request"
        ),
        ["approval"] = ApprovalCard.Create(
            new()
            {
                Id = "0123456789abcdef",
                Heading = "Permission needed",
                Title = "order_licence",
                Description = "Orders a licence of a program for a person.",
                Facts =
                [
                    new("Asked for by", "Ann Lee"),
                    new("For", "Please order Figma for me"),
                    new("Risk", "It changes something"),
                    new("Why you are asked", "This tool asks before it is used"),
                    new("Valid until", "2027-01-15 10:30 UTC"),
                ],
                Arguments = "{\n  \"program\": \"Figma\",\n  \"person\": \"ann\"\n}",
                ArgumentsLabel = "Values (JSON); you may change them",
                CommentLabel = "Comment",
                Remember = "Allow order_licence for the rest of this conversation",
                Approve = "Allow",
                Reject = "Do not allow",
            }
        ),
        ["approval-question"] = ApprovalCard.Create(
            new()
            {
                Id = "0123456789abcdef",
                Heading = "Permission needed",
                Title = "payment/ok",
                Description = "Pay 1,200 EUR to ACME?",
                Facts = [new("Asked for by", "Ann Lee"), new("For", "payment"), new("Valid until", "2027-01-15 10:30 UTC")],
                Arguments = null,
                ArgumentsLabel = "Values (JSON); you may change them",
                CommentLabel = "Comment",
                Approve = "Allow",
                Reject = "Do not allow",
            }
        ),
        ["approval-decided"] = ApprovalCard.Decided(
            "Allowed",
            "order_licence",
            [new("Asked for by", "Ann Lee"), new("Decided by", "Bob Roy"), new("At", "2027-01-15 10:12 UTC")],
            """{"program":"Figma","person":"ann"}"""
        ),
        ["ticket"] = TicketCard.Create(
            "IT-1042",
            "The printer on floor 3 is jammed",
            "In progress",
            TextColor.Warning,
            "Paper sticks in tray 2.",
            [new("Priority", "High"), new("Owner", "Bob Roy")],
            "https://tickets.example/IT-1042"
        ),
        ["error"] = ErrorCard.Create(
            "The answer could not be written.",
            "Please try again in a minute.",
            "00-4bf92f35",
            canRetry: true
        ),
        ["welcome"] = WelcomeCard.Create(
            "Company assistant",
            "I answer from the company's own documents and show where every answer comes from.",
            ["How many vacation days do I get?", "How do I order a laptop?"]
        ),
        ["feedback"] = FeedbackCard.Create(
            new()
            {
                AnswerId = "answer-7",
                Heading = "What was wrong with the answer?",
                ReasonLabel = "Reason",
                Reasons = [("wrong", "It is wrong"), ("other", "Something else")],
                CommentLabel = "What would have helped you?",
                Send = "Send",
            }
        ),
        ["feedback-taken"] = FeedbackCard.Taken(
            "What was wrong with the answer?",
            [new("Reason", "It is wrong"), new("What would have helped you?", "The number for part-timers")],
            "Thank you for your feedback."
        ),
        ["hostile"] = TicketCard.Create(
            Hostile,
            Hostile,
            Hostile,
            TextColor.Default,
            Hostile,
            [new(Hostile, Hostile)],
            "javascript:alert(1)"
        ),
    };

    public static TheoryData<string> Names => [.. Cards.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_IsTheApprovedOne(string name) =>
        ApprovedFile.Verify(
            $"{name}.json",
            JsonSerializer.Serialize(
                Cards[name].ToJson(),
                new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
            )
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Text_IsTheApprovedOne(string name) => ApprovedFile.Verify($"{name}.txt", CardText.Of(Cards[name].ToJson()));

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_IsValidWithoutAWarning(string name)
    {
        var report = CardValidator.Validate(Cards[name].ToJson());

        Assert.Empty(report.Issues);
        Assert.True(report.ConformsTo(new(1, 5)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_IsShownByTeamsAsItIs(string name) =>
        Assert.DoesNotContain(
            CardDowngrade.For(Cards[name].ToJson(), CardHosts.Teams).Changes,
            change => !change.Contains("fallback", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Card_ForWebChat_SendsMessagesWithTheVerb(string name)
    {
        var json = CardDowngrade.For(Cards[name].ToJson(), CardHosts.WebChat).Card.ToJsonString();

        Assert.DoesNotContain("Action.Execute", json);
        Assert.Equal(
            Cards[name].ToJson().GetRawText().Contains("Action.Execute", StringComparison.Ordinal),
            json.Contains("\"verb\"", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Form_ThatCannotWork_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => FormCard.Create("t", null, [], "v"));
        Assert.Throws<ArgumentException>(() => FormCard.Create("t", null, [new TextInput { Label = "no id" }], "v"));
        Assert.Throws<ArgumentException>(() =>
            FormCard.Create("t", null, [new TextInput { Id = "a", Label = "A" }, new DateInput { Id = "a", Label = "B" }], "v")
        );
    }
}
