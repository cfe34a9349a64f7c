using Chatbot.Contracts.Activities;
using Orleans;

namespace Chatbot.Contracts.Conversations;

/// <summary>Teaches the grain serializer the wire form of an activity.</summary>
[RegisterConverter]
public sealed class ActivityConverter : IConverter<Activity, ActivitySurrogate>
{
    /// <inheritdoc />
    public Activity ConvertFromSurrogate(in ActivitySurrogate surrogate) => ActivityJson.Parse(surrogate.Json);

    /// <inheritdoc />
    public ActivitySurrogate ConvertToSurrogate(in Activity value) => new(ActivityJson.ToUtf8(value));
}
