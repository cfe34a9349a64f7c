using System.Text.Json.Serialization;
using Chatbot.Contracts.Activities.Cards;
using Chatbot.Contracts.Activities.Entities;

namespace Chatbot.Contracts.Activities;

/// <summary>The one JSON configuration of the Activity Protocol. Use it through <see cref="ActivityJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ProtocolTimestampConverter)]
)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(IReadOnlyList<Activity>))]
[JsonSerializable(typeof(Mention))]
[JsonSerializable(typeof(StreamInfo))]
[JsonSerializable(typeof(MessageEntity))]
[JsonSerializable(typeof(HeroCard))]
[JsonSerializable(typeof(ThumbnailCard))]
[JsonSerializable(typeof(ReceiptCard))]
[JsonSerializable(typeof(SignInCard))]
[JsonSerializable(typeof(OAuthCard))]
[JsonSerializable(typeof(MediaCard))]
public sealed partial class ActivityJsonContext : JsonSerializerContext;
