using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Checks every field by its attributes, at start.</summary>
[OptionsValidator]
internal sealed partial class KnowledgeOptionsValidator : IValidateOptions<KnowledgeOptions>;
