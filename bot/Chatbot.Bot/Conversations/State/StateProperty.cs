using System.Text.Json.Serialization.Metadata;

namespace Chatbot.Bot.Conversations.State;

/// <summary>A typed accessor of one property, usable on any state document.</summary>
/// <param name="Name">Name of the property.</param>
/// <param name="TypeInfo">How its value is written.</param>
internal sealed record StateProperty<T>(string Name, JsonTypeInfo<T> TypeInfo)
{
    public T? Get(StateDocument document) => document.Get(Name, TypeInfo);

    public T GetOrAdd(StateDocument document, Func<T> create)
    {
        if (document.Get(Name, TypeInfo) is { } value)
        {
            return value;
        }

        var created = create();
        document.Set(Name, created, TypeInfo);
        return created;
    }

    public void Set(StateDocument document, T value) => document.Set(Name, value, TypeInfo);

    public void Delete(StateDocument document) => document.Delete(Name);
}
