using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Chatbot.Testing.ChatClients;

/// <summary>What OpenAI's Responses API answers, in the shape of its documentation.</summary>
public static class ResponsesAnswers
{
    /// <summary>A whole streamed answer in the given pieces, with usage.</summary>
    public static async Task StreamAsync(HttpContext context, params string[] pieces)
    {
        await PiecesAsync(context, pieces);
        var text = JsonSerializer.Serialize(string.Concat(pieces));
        await SendAsync(
            context,
            "response.output_item.done",
            $$$"""{"output_index":0,"item":{{{Message(text, "completed")}}}}"""
        );
        await SendAsync(
            context,
            "response.completed",
            $$$"""{"response":{{{Response("completed", Message(text, "completed"))}}}}"""
        );
    }

    /// <summary>The end of an answer that was stopped, for example by <c>content_filter</c>.</summary>
    public static Task StopAsync(HttpContext context, string reason) =>
        SendAsync(
            context,
            "response.incomplete",
            $$$"""{"response":{{{Response("incomplete", "", $$""","incomplete_details":{"reason":"{{reason}}"}""")}}}}"""
        );

    /// <summary>The beginning of a stream.</summary>
    public static async Task PiecesAsync(HttpContext context, params string[] pieces)
    {
        context.Response.ContentType = "text/event-stream";
        await SendAsync(context, "response.created", $$$"""{"response":{{{Response("in_progress", "")}}}}""");
        await SendAsync(
            context,
            "response.output_item.added",
            """{"output_index":0,"item":{"id":"msg_1","type":"message","status":"in_progress","role":"assistant","content":[]}}"""
        );
        foreach (var piece in pieces)
        {
            await SendAsync(
                context,
                "response.output_text.delta",
                $$$"""{"item_id":"msg_1","output_index":0,"content_index":0,"delta":{{{JsonSerializer.Serialize(piece)}}}}"""
            );
        }
    }

    /// <summary>The event with which the service gives up an answer.</summary>
    public static Task FailAsync(HttpContext context, string code, string message) =>
        SendAsync(
            context,
            "response.failed",
            $$$"""{"response":{{{Response("failed", "", $$""","error":{"code":"{{code}}","message":"{{message}}"}""")}}}}"""
        );

    /// <summary>One event of a stream; <paramref name="payload"/> is an object without its type.</summary>
    public static async Task SendAsync(HttpContext context, string type, string payload)
    {
        await context.Response.WriteAsync(
            $$$"""
            event: {{{type}}}
            data: {"type":"{{{type}}}","sequence_number":1,{{{payload[1..]}}}


            """.ReplaceLineEndings("\n"),
            context.RequestAborted
        );
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static string Message(string text, string status) =>
        $$$"""{"id":"msg_1","type":"message","status":"{{{status}}}","role":"assistant","content":[{"type":"output_text","text":{{{text}}},"annotations":[]}]}""";

    private static string Response(string status, string output, string more = "") =>
        $$$"""{"id":"resp_1","object":"response","created_at":1,"status":"{{{status}}}","model":"fake-model","output":[{{{output}}}],"parallel_tool_calls":true,"tool_choice":"auto","tools":[],"usage":{"input_tokens":11,"input_tokens_details":{"cached_tokens":0},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":0},"total_tokens":18}{{{more}}}}""";
}
