using Microsoft.OpenApi;

namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>Where a value of an operation goes, and how lists and objects are written there.</summary>
/// <param name="In">Path, query or header.</param>
/// <param name="Style">How lists and objects are written; null = as is usual for the place.</param>
/// <param name="Explode">Whether each element is a pair of its own.</param>
internal sealed record ApiParameter(ParameterLocation In, ParameterStyle? Style, bool Explode);
