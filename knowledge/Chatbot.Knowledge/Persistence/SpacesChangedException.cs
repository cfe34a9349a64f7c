namespace Chatbot.Knowledge.Persistence;

/// <summary>Another index took over while a document was written; it is written again.</summary>
#pragma warning disable CA1064 // It never leaves the pipeline.
internal sealed class SpacesChangedException() : Exception("Another index took over while the document was written.");
#pragma warning restore CA1064
