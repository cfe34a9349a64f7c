using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Cards.Model.Json;

internal sealed class TextRunsConverter : ShorthandListConverter<TextRun>
{
    protected override JsonTypeInfo<TextRun> TypeInfo => CardJson.Context.TextRun;

    protected override TextRun FromText(string text) => new() { Text = text };

    protected override string TextOf(TextRun item) => item.Text;
}
