using System.Security.Cryptography;
using System.Text;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Chatbot.Bot.Tests.Snippets;

#region channel-endpoint
/// <summary>Where the gateway posts to. What is answered 202 is stored, and will be answered.</summary>
internal static class SmsEndpoints
{
    public static void MapSms(this IEndpointRouteBuilder routes, string secret) =>
        routes.MapPost(
            "/sms",
            async Task<IResult> (SmsMessage message, HttpContext context, IGrainFactory grains) =>
            {
                var given = Encoding.UTF8.GetBytes(context.Request.Headers["X-Secret"].ToString());
                if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes(secret)))
                {
                    return Results.Unauthorized();
                }

                var id = new ConversationId(SmsChannel.ChannelName, ConversationId.DefaultTenant, message.Number);
                var activity = new Activity
                {
                    Type = ActivityTypes.Message,
                    ChannelId = SmsChannel.ChannelName,
                    From = new() { Id = message.Number, Role = RoleTypes.User },
                    Recipient = new() { Id = "chatbot", Role = RoleTypes.Bot },
                    Conversation = new() { Id = message.Number },
                    Text = message.Text,
                };
                // The gateway's own id: a message that it posts twice is answered once.
                await grains.GetGrain<IConversationGrain>(id.ToString()).PostAsync(activity, message.Id);
                return Results.Accepted();
            }
        );
}
#endregion
