using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Remote.Wire;

/// <summary>Everything that goes over the wire, in one form on both sides.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true
)]
[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(DocumentListRequest))]
[JsonSerializable(typeof(DeletedCollection))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(DocumentStatus))]
[JsonSerializable(typeof(IAsyncEnumerable<DocumentStatus>))]
[JsonSerializable(typeof(IReadOnlyList<CollectionSummary>))]
[JsonSerializable(typeof(SearchResult))]
[JsonSerializable(typeof(PassageView))]
[JsonSerializable(typeof(AnswerUpdate.Delta))]
[JsonSerializable(typeof(AnswerUpdate.Final))]
internal sealed partial class KnowledgeJsonContext : JsonSerializerContext;
