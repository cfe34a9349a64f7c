namespace Chatbot.Bot.Persistence;

/// <summary>A user as one tenant and channel know them. Nobody is followed across either.</summary>
internal readonly record struct UserKey(string Tenant, string Channel, string UserId);
