using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge;

/// <summary>Checks every field by its attributes; <see cref="KnowledgeOptionsRelations"/> asks it for each collection.</summary>
[OptionsValidator]
internal sealed partial class CollectionOptionsValidator : IValidateOptions<CollectionOptions>;
