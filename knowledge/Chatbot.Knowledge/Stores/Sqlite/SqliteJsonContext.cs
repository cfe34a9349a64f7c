using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>The JSON that the index stores and passes to SQL.</summary>
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(string[][]))]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(ChunkParent))]
[JsonSerializable(typeof(SortedDictionary<string, string[]>))]
internal sealed partial class SqliteJsonContext : JsonSerializerContext;
