using Chatbot.Contracts.Activities;
using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>How an activity crosses between silos: as its JSON, so that nothing of it is lost.</summary>
[GenerateSerializer, Immutable, Alias("chatbot.activity")]
public readonly record struct ActivitySurrogate([property: Id(0)] byte[] Json);
