using System.Text.Json;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>The named weights of the model as its package stores them: raw little-endian values in numbered shards.</summary>
internal sealed class UseLiteWeights
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, UseLiteWeight> weights;

    private UseLiteWeights(byte[] bytes, Dictionary<string, UseLiteWeight> weights)
    {
        this.bytes = bytes;
        this.weights = weights;
    }

    public static UseLiteWeights Load(string directory)
    {
        using FileStream stream = File.OpenRead(Path.Combine(directory, "model.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement group = document.RootElement.GetProperty("weightsManifest")[0];
        byte[] bytes = ReadShards(directory, group.GetProperty("paths"));
        var weights = new Dictionary<string, UseLiteWeight>(StringComparer.Ordinal);
        int offset = 0;
        foreach (JsonElement entry in group.GetProperty("weights").EnumerateArray())
        {
            long[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
            var weight = new UseLiteWeight(shape, offset, shape.Aggregate(1, (product, size) => product * (int)size));
            weights.Add(entry.GetProperty("name").GetString() ?? string.Empty, weight);
            offset += weight.Count * sizeof(float);
        }

        if (offset != bytes.Length)
        {
            throw new InvalidDataException(
                $"The model in {directory} is damaged: its weights need {offset} bytes, its shards hold {bytes.Length}. Build again to restore it."
            );
        }

        return new UseLiteWeights(bytes, weights);
    }

    public UseLiteWeight this[string name] =>
        weights.TryGetValue(name, out UseLiteWeight? weight)
            ? weight
            : throw new InvalidDataException($"The model has no weight '{name}'.");

    public ReadOnlyMemory<byte> Raw(UseLiteWeight weight) => bytes.AsMemory(weight.Offset, weight.Count * sizeof(float));

    private static byte[] ReadShards(string directory, JsonElement paths)
    {
        string[] files = [.. paths.EnumerateArray().Select(path => Path.Combine(directory, path.GetString() ?? string.Empty))];
        var bytes = new byte[files.Sum(file => new FileInfo(file).Length)];
        int offset = 0;
        foreach (string file in files)
        {
            using FileStream shard = File.OpenRead(file);
            int length = (int)shard.Length;
            shard.ReadExactly(bytes, offset, length);
            offset += length;
        }

        return bytes;
    }
}
