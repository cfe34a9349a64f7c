using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chatbot.Knowledge.KernelMemory.Wire;

/// <summary>Kernel Memory's JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(KernelMemorySearch))]
[JsonSerializable(typeof(KernelMemoryQuestion))]
[JsonSerializable(typeof(KernelMemoryResult))]
[JsonSerializable(typeof(KernelMemoryAnswer))]
[JsonSerializable(typeof(UploadAccepted))]
[JsonSerializable(typeof(DeleteAccepted))]
[JsonSerializable(typeof(IndexCollection))]
[JsonSerializable(typeof(DataPipelineStatus))]
internal sealed partial class KernelMemoryJsonContext : JsonSerializerContext;
