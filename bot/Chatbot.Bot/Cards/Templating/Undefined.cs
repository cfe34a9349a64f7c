namespace Chatbot.Bot.Cards.Templating;

/// <summary>The value of what is not there, beside null, which is there.</summary>
internal sealed class Undefined
{
    private Undefined() { }

    public static Undefined Value { get; } = new();
}
