using System.Text.Json;
using Chatbot.Knowledge.Tests.Stores.Fakes;

namespace Chatbot.Knowledge.Tests.Stores.AzureSearch;

/// <summary>A field of an index, with the attributes that decide what may be asked of it.</summary>
internal sealed record FakeAzureSearchField(string Name, string Type, bool Key, bool Filterable, bool Searchable, int Dimensions)
{
    private static readonly string[] Types =
    [
        "Edm.String",
        "Edm.Int32",
        "Edm.Int64",
        "Edm.Boolean",
        "Collection(Edm.String)",
        "Collection(Edm.Single)",
    ];

    public static FakeAzureSearchField Read(JsonElement field)
    {
        Strict.Object(
            field,
            ["name", "type"],
            [
                "key",
                "filterable",
                "searchable",
                "sortable",
                "facetable",
                "retrievable",
                "analyzer",
                "dimensions",
                "vectorSearchProfile",
                "synonymMaps",
                "fields",
            ]
        );
        string type = field.GetProperty("type").GetString()!;
        bool searchable = Flag(field, "searchable") ?? type is "Edm.String" or "Collection(Edm.String)";
        bool text = type is "Edm.String" or "Collection(Edm.String)" or "Collection(Edm.Single)";
        if (!Types.Contains(type) || (searchable && !text))
        {
            throw new RejectedException($"Field {field.GetProperty("name")} cannot be searchable {type}.");
        }

        if (
            Strict.Field(field, "analyzer") is { ValueKind: JsonValueKind.String } analyzer
            && analyzer.GetString() != "whitespace"
        )
        {
            throw new RejectedException($"Unknown analyzer {analyzer}.");
        }

        return new FakeAzureSearchField(
            field.GetProperty("name").GetString()!,
            type,
            Flag(field, "key") ?? false,
            Flag(field, "filterable") ?? type != "Collection(Edm.Single)",
            searchable,
            Strict.Field(field, "dimensions") is { ValueKind: JsonValueKind.Number } size ? size.GetInt32() : 0
        );
    }

    public void Check(JsonElement value)
    {
        bool fits = Type switch
        {
            "Edm.String" => value.ValueKind is JsonValueKind.String or JsonValueKind.Null,
            "Edm.Int32" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "Edm.Int64" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "Edm.Boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "Collection(Edm.String)" => value.EnumerateArray().All(entry => entry.ValueKind == JsonValueKind.String),
            _ => Strict.Vector(value, Dimensions).Length == Dimensions,
        };
        if (!fits)
        {
            throw new RejectedException($"Field {Name} is {Type}.");
        }
    }

    private static bool? Flag(JsonElement field, string name) =>
        Strict.Field(field, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : null;
}
