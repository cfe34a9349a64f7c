using System.Buffers;
using System.Text;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Channels.DirectLine.Streaming;

/// <summary>Builds an activity set: <c>{"activities":[…],"watermark":"…"}</c>. Every set carries a watermark.</summary>
internal sealed class ActivityFrame
{
    private readonly ArrayBufferWriter<byte> _json = new(1024);

    public int Count { get; private set; }

    public void Add(Activity activity)
    {
        _json.Write(Count++ == 0 ? "{\"activities\":["u8 : ","u8);
        _json.Write(ActivityJson.ToUtf8(activity));
    }

    /// <summary>The finished set; valid until the next <see cref="Add"/>.</summary>
    public ReadOnlyMemory<byte> Complete(long watermark)
    {
        _json.Write(Count == 0 ? "{\"activities\":["u8 : ""u8);
        _json.Write("],\"watermark\":\""u8);
        Encoding.ASCII.GetBytes(Watermark.Format(watermark), _json);
        _json.Write("\"}"u8);
        return _json.WrittenMemory;
    }

    public void Clear()
    {
        _json.ResetWrittenCount();
        Count = 0;
    }
}
