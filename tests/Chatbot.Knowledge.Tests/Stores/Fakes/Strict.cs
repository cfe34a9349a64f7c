using System.Text.Json;

namespace Chatbot.Knowledge.Tests.Stores.Fakes;

/// <summary>Reads JSON and refuses whatever the API does not name.</summary>
internal static class Strict
{
    public static JsonElement Parse(string body) => JsonDocument.Parse(body).RootElement;

    /// <summary>The element, when it is an object with all of the required and none but the named fields.</summary>
    public static JsonElement Object(JsonElement element, string[] required, string[]? optional = null)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new RejectedException($"An object was expected, not {element.ValueKind}.");
        }

        string[] names = [.. element.EnumerateObject().Select(property => property.Name)];
        if (names.Except([.. required, .. optional ?? []]).FirstOrDefault() is { } unknown)
        {
            throw new RejectedException($"Unknown field {unknown}.");
        }

        return required.Except(names).FirstOrDefault() is { } missing
            ? throw new RejectedException($"Missing field {missing}.")
            : element;
    }

    public static JsonElement? Field(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value : null;

    public static float[] Vector(JsonElement element, int dimensions)
    {
        float[] vector = [.. element.EnumerateArray().Select(number => number.GetSingle())];
        return vector.Length == dimensions
            ? vector
            : throw new RejectedException($"Vector dimension error: expected dim: {dimensions}, got {vector.Length}");
    }

    public static Dictionary<uint, float> Sparse(JsonElement element)
    {
        Object(element, ["indices", "values"]);
        uint[] indices = [.. element.GetProperty("indices").EnumerateArray().Select(index => index.GetUInt32())];
        float[] values = [.. element.GetProperty("values").EnumerateArray().Select(value => value.GetSingle())];
        return indices.Length == values.Length && indices.Distinct().Count() == indices.Length
            ? indices.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second)
            : throw new RejectedException("Sparse indices must be unique and as many as values.");
    }
}
