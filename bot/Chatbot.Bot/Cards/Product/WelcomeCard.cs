using System.Text.Json.Nodes;
using Chatbot.Bot.Cards.Model;

namespace Chatbot.Bot.Cards.Product;

/// <summary>Says what the assistant can do, with questions to begin with.</summary>
internal static class WelcomeCard
{
    public const string AskVerb = "ask";

    /// <summary>Member of the data that holds the question.</summary>
    public const string QuestionMember = "question";
    private const int MostQuestions = 6;

    /// <param name="assistant">Name of the assistant.</param>
    /// <param name="introduction">What it can do.</param>
    /// <param name="questions">Questions to begin with, six at most.</param>
    /// <param name="lead">Before the questions.</param>
    public static AdaptiveCard Create(
        string assistant,
        string introduction,
        IReadOnlyList<string> questions,
        string lead = "You could ask:"
    ) =>
        CardParts.Card(
            introduction,
            [
                CardParts.Heading(assistant),
                CardParts.Plain(introduction),
                questions.Count == 0 ? null : CardParts.Subtle(lead),
                questions.Count == 0
                    ? null
                    : new ActionSet
                    {
                        Actions =
                        [
                            .. questions
                                .Take(MostQuestions)
                                .Select(question =>
                                    CardParts.Send(question, AskVerb, new JsonObject { [QuestionMember] = question })
                                ),
                        ],
                    },
            ]
        );
}
