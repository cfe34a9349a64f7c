namespace Chatbot.Bot.Orchestration.Models;

/// <summary>How much a model can do, and costs; from the least to the most.</summary>
internal enum ModelClass
{
    Cheap,
    Standard,
    Strong,
}
