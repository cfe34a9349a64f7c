namespace Chatbot.Bot.Cards.Model;

/// <summary>An element of a type that is not in the schema; its members are in <see cref="AdaptiveElement.Extensions"/>.</summary>
/// <param name="TypeName">Name of the type in JSON.</param>
internal sealed record UnknownElement([property: System.Text.Json.Serialization.JsonIgnore] string TypeName) : AdaptiveElement
{
    public override string Type => TypeName;
}
