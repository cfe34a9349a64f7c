using Chatbot.Knowledge.Evaluation.Questions;

namespace Chatbot.Bot.Commands.Eval;

/// <summary>What <c>eval qa --json</c> prints.</summary>
internal sealed record EvalQaOutput(AnswerScores Scores, IReadOnlyList<TradeOffPoint> TradeOff);
