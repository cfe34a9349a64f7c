namespace Chatbot.Bot.Cards.Model;

/// <summary>An action of a type that is not in the schema; its members are in <see cref="AdaptiveAction.Extensions"/>.</summary>
/// <param name="TypeName">Name of the type in JSON.</param>
internal sealed record UnknownAction([property: System.Text.Json.Serialization.JsonIgnore] string TypeName) : AdaptiveAction
{
    public override string Type => TypeName;
}
