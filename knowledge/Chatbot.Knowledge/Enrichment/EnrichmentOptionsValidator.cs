using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Checks every field by its attributes; the settings that come of a collection's are checked with it.</summary>
[OptionsValidator]
internal sealed partial class EnrichmentOptionsValidator : IValidateOptions<EnrichmentOptions>;
