using Chatbot.Benchmarks.Ingestion;
using Chatbot.Benchmarks.Knowledge;
using Chatbot.Benchmarks.Retrieval;
using Chatbot.Benchmarks.Storage;
using Chatbot.Benchmarks.Turns;

var verbs = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["answers"] = AnswersBenchmark.RunAsync,
    ["ingestion"] = IngestionBenchmark.RunAsync,
    ["retrieval"] = RetrievalBenchmark.RunAsync,
    ["append"] = AppendBenchmark.RunAsync,
    ["chunking"] = ChunkingBenchmark.RunAsync,
    ["first-token"] = FirstTokenBenchmark.RunAsync,
    ["decorators"] = DecoratorBenchmark.RunAsync,
    ["fan-out"] = FanOutBenchmark.RunAsync,
    ["turns"] = TurnBenchmark.RunAsync,
    ["search"] = SearchBenchmark.RunAsync,
    ["embedding"] = EmbeddingBenchmark.RunAsync,
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out Func<string[], Task<int>>? run))
{
    return await run(args[1..]);
}

Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Chatbot.Benchmarks -- <{string.Join('|', verbs.Keys)}>");
return 2;
