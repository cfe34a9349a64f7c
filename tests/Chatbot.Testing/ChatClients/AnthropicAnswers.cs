using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Testing.ChatClients;

/// <summary>What Anthropic's Messages API answers, in the shape of its documentation.</summary>
public static class AnthropicAnswers
{
    /// <summary>A whole streamed answer in the given pieces, with usage.</summary>
    public static async Task StreamAsync(HttpContext context, params string[] pieces)
    {
        await PiecesAsync(context, pieces);
        await SendAsync(context, "content_block_stop", """{"type":"content_block_stop","index":0}""");
        await StopAsync(context, "end_turn");
    }

    /// <summary>The end of a stream.</summary>
    public static async Task StopAsync(HttpContext context, string reason)
    {
        await SendAsync(
            context,
            "message_delta",
            $$$"""{"type":"message_delta","delta":{"stop_reason":{{{JsonSerializer.Serialize(reason)}}},"stop_sequence":null},"usage":{"output_tokens":7}}"""
        );
        await SendAsync(context, "message_stop", """{"type":"message_stop"}""");
    }

    /// <summary>The beginning of a stream.</summary>
    public static async Task PiecesAsync(HttpContext context, params string[] pieces)
    {
        context.Response.ContentType = "text/event-stream";
        await SendAsync(
            context,
            "message_start",
            """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"fake-claude","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":11,"output_tokens":1}}}"""
        );
        await SendAsync(
            context,
            "content_block_start",
            """{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""
        );
        await SendAsync(context, "ping", """{"type":"ping"}""");
        foreach (var piece in pieces)
        {
            await SendAsync(
                context,
                "content_block_delta",
                $$$"""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":{{{JsonSerializer.Serialize(piece)}}}}}"""
            );
        }
    }

    /// <summary>One event of a stream.</summary>
    public static async Task SendAsync(HttpContext context, string name, string payload)
    {
        await context.Response.WriteAsync($"event: {name}\ndata: {payload}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    /// <summary>A refusal as Anthropic words it.</summary>
    public static Task RefuseAsync(HttpContext context, int status, string type, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$$"""{"type":"error","error":{"type":{{{JsonSerializer.Serialize(type)}}},"message":{{{JsonSerializer.Serialize(message)}}}},"request_id":"req_1"}""",
            context.RequestAborted
        );
    }
}
