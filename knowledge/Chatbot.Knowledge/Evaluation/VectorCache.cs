using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Evaluation;

/// <summary>
/// Keeps vectors in a file from run to run, so that a second evaluation of the same texts computes none. One file for each
/// model; a file that was cut off loses its last vector only. Thread-safe in one process.
/// </summary>
public sealed class VectorCache : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private const int KeyBytes = 16;

    private readonly string path;
    private readonly Lock gate = new();
    private Dictionary<UInt128, float[]>? vectors;

    /// <summary>A cache in a folder.</summary>
    public VectorCache(IEmbeddingGenerator<string, Embedding<float>> inner, string folder)
        : base(inner)
    {
        var model = inner.GetService<EmbeddingGeneratorMetadata>();
        var name = $"{model?.ProviderName}-{model?.DefaultModelId}-{model?.DefaultModelDimensions}";
        path = Path.Combine(folder, $"{string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))}.vectors");
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc />
    public override async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        string[] texts = [.. values];
        UInt128[] keys = [.. texts.Select(Key)];
        int[] missing;
        lock (gate)
        {
            vectors ??= Read();
            missing = [.. Enumerable.Range(0, texts.Length).Where(i => !vectors.ContainsKey(keys[i]))];
        }

        if (missing.Length > 0)
        {
            var computed = await base.GenerateAsync(missing.Select(i => texts[i]), options, cancellationToken);
            Keep([.. missing.Select((i, n) => (keys[i], computed[n].Vector.ToArray()))]);
        }

        lock (gate)
        {
            return new GeneratedEmbeddings<Embedding<float>>(keys.Select(key => new Embedding<float>(vectors[key])));
        }
    }

    private static UInt128 Key(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Keep((UInt128 Key, float[] Vector)[] computed)
    {
        lock (gate)
        {
            using var file = new FileStream(path, FileMode.Append);
            foreach (var (key, vector) in computed)
            {
                if (vectors!.TryAdd(key, vector))
                {
                    file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in key)));
                    file.Write(BitConverter.GetBytes(vector.Length));
                    file.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
                }
            }
        }
    }

    private Dictionary<UInt128, float[]> Read()
    {
        var read = new Dictionary<UInt128, float[]>();
        if (!File.Exists(path))
        {
            return read;
        }

        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[KeyBytes + sizeof(int)];
        var complete = 0L;
        while (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length)
        {
            var vector = new float[BitConverter.ToInt32(head[KeyBytes..])];
            var bytes = MemoryMarshal.AsBytes(vector.AsSpan());
            if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            {
                break;
            }

            read[MemoryMarshal.Read<UInt128>(head)] = vector;
            complete = file.Position;
        }

        file.Dispose();
        using var whole = new FileStream(path, FileMode.Open);
        whole.SetLength(complete);
        return read;
    }
}
