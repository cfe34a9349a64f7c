namespace Chatbot.Bot.Orchestration.Context;

/// <summary>How the window of a model is used; section <c>Assistant:Context</c>.</summary>
internal sealed class ContextSettings
{
    /// <summary>Tokens kept free for the answer; less when a model answers less or has a small window.</summary>
    public int OutputReserve { get; set; } = 4096;

    /// <summary>Tokens of input and output of a model that has no card in the catalogue.</summary>
    public int UnknownWindow { get; set; } = 32_768;

    /// <summary>Largest part of one result of a tool that a model is shown at once; it may read on.</summary>
    public int ToolResultTokens { get; set; } = 2000;
}
