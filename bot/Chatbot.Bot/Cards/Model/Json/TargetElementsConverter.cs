using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Cards.Model.Json;

internal sealed class TargetElementsConverter : ShorthandListConverter<TargetElement>
{
    protected override JsonTypeInfo<TargetElement> TypeInfo => CardJson.Context.TargetElement;

    protected override TargetElement FromText(string text) => new() { ElementId = text };

    protected override string TextOf(TargetElement item) => item.ElementId;
}
