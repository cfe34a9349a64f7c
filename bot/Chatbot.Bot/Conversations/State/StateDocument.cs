using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.State;

/// <summary>
/// A JSON object of named properties, read when first used and written with the end of the turn. When somebody else wrote
/// it meanwhile, properties that only this turn changed are applied to the newer document; a property that both changed is a
/// <see cref="StateConflictException"/>, never a silent overwrite.
/// </summary>
internal sealed class StateDocument(string key, BotStateStore store)
{
    private readonly Dictionary<string, JsonElement?> _changes = new(StringComparer.Ordinal);
    private Dictionary<string, JsonElement>? _original;
    private long _version;

    public bool HasChanges => _changes.Count > 0;

    public T? Get<T>(string property, JsonTypeInfo<T> typeInfo)
    {
        Load();
        var value = _changes.TryGetValue(property, out var changed) ? changed : Original(property);
        return value is { } element ? element.Deserialize(typeInfo) : default;
    }

    public void Set<T>(string property, T value, JsonTypeInfo<T> typeInfo)
    {
        Load();
        _changes[property] = JsonSerializer.SerializeToElement(value, typeInfo);
    }

    public void Delete(string property)
    {
        Load();
        _changes[property] = null;
    }

    /// <summary>The write that makes the changes durable.</summary>
    public StateChange ToChange()
    {
        var merged = new Dictionary<string, JsonElement>(_original!, StringComparer.Ordinal);
        foreach (var (property, value) in _changes)
        {
            if (value is { } element)
            {
                merged[property] = element;
            }
            else
            {
                merged.Remove(property);
            }
        }

        var document =
            merged.Count == 0 ? null : JsonSerializer.Serialize(merged, StateJsonContext.Default.DictionaryStringJsonElement);
        return new(key, document, _version);
    }

    /// <summary>After a conflict: reads the newer document and keeps the changes that nobody else made.</summary>
    /// <exception cref="StateConflictException">The same property was changed by both.</exception>
    public void Rebase()
    {
        var before = _original!;
        _original = null;
        Load();
        foreach (var property in _changes.Keys)
        {
            if (!Same(before, _original!, property))
            {
                throw new StateConflictException($"{key}#{property}");
            }
        }
    }

    private static bool Same(Dictionary<string, JsonElement> left, Dictionary<string, JsonElement> right, string property)
    {
        var inLeft = left.TryGetValue(property, out var one);
        var inRight = right.TryGetValue(property, out var other);
        return inLeft == inRight && (!inLeft || JsonElement.DeepEquals(one, other));
    }

    private JsonElement? Original(string property) => _original!.TryGetValue(property, out var value) ? value : null;

    private void Load()
    {
        if (_original is not null)
        {
            return;
        }

        (var document, _version) = store.Read(key);
        _original = document is null
            ? new(StringComparer.Ordinal)
            : JsonSerializer.Deserialize(document, StateJsonContext.Default.DictionaryStringJsonElement)!;
    }
}
