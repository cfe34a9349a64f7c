using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Win32.SafeHandles;

namespace Chatbot.Knowledge.Evaluation.Retrieval;

/// <summary>
/// Keeps vectors in a file from run to run, so that a second evaluation of the same texts computes none. Only their places
/// are in memory. One file for each model; a file that was cut off loses its last vector only. Thread-safe in one process.
/// </summary>
public sealed class VectorFile : DelegatingEmbeddingGenerator<string, Embedding<float>>
{
    private const int KeyBytes = 16;
    private const int HeadBytes = KeyBytes + sizeof(int);

    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, long> places = [];
    private readonly SafeFileHandle file;
    private long end;

    /// <summary>Vectors of <paramref name="inner"/> in a file of <paramref name="folder"/>.</summary>
    public VectorFile(IEmbeddingGenerator<string, Embedding<float>> inner, string folder)
        : base(inner)
    {
        var model = inner.GetService<EmbeddingGeneratorMetadata>();
        string name = $"{model?.ProviderName}-{model?.DefaultModelId}-{model?.DefaultModelDimensions}";
        Directory.CreateDirectory(folder);
        file = File.OpenHandle(
            Path.Combine(folder, $"{string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))}.vectors"),
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite
        );
        ReadPlaces();
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
            missing = [.. Enumerable.Range(0, texts.Length).Where(i => !places.ContainsKey(keys[i]))];
        }

        if (missing.Length > 0)
        {
            GeneratedEmbeddings<Embedding<float>> computed = await base.GenerateAsync(
                missing.Select(i => texts[i]),
                options,
                cancellationToken
            );
            lock (gate)
            {
                for (int i = 0; i < missing.Length; i++)
                {
                    Append(keys[missing[i]], computed[i].Vector.Span);
                }
            }
        }

        return new GeneratedEmbeddings<Embedding<float>>(keys.Select(key => new Embedding<float>(Read(key))));
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    private static UInt128 Key(string text) => MemoryMarshal.Read<UInt128>(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private void Append(UInt128 key, ReadOnlySpan<float> vector)
    {
        if (places.ContainsKey(key))
        {
            return;
        }

        byte[] record = new byte[HeadBytes + (vector.Length * sizeof(float))];
        MemoryMarshal.Write(record, key);
        MemoryMarshal.Write(record.AsSpan(KeyBytes), vector.Length);
        MemoryMarshal.AsBytes(vector).CopyTo(record.AsSpan(HeadBytes));
        RandomAccess.Write(file, record, end);
        places.Add(key, end);
        end += record.Length;
    }

    private float[] Read(UInt128 key)
    {
        long place;
        lock (gate)
        {
            place = places[key];
        }

        Span<byte> head = stackalloc byte[HeadBytes];
        RandomAccess.Read(file, head, place);
        var vector = new float[MemoryMarshal.Read<int>(head[KeyBytes..])];
        RandomAccess.Read(file, MemoryMarshal.AsBytes(vector.AsSpan()), place + HeadBytes);
        return vector;
    }

    private void ReadPlaces()
    {
        long length = RandomAccess.GetLength(file);
        Span<byte> head = stackalloc byte[HeadBytes];
        while (RandomAccess.Read(file, head, end) == HeadBytes)
        {
            long next = end + HeadBytes + ((long)MemoryMarshal.Read<int>(head[KeyBytes..]) * sizeof(float));
            if (next > length)
            {
                break;
            }

            places[MemoryMarshal.Read<UInt128>(head)] = end;
            end = next;
        }

        RandomAccess.SetLength(file, end);
    }
}
