using System.Text.Json;
using Chatbot.Bot.Channels.DirectLine.Streaming;
using Chatbot.Contracts.Activities;
using CsCheck;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class ActivityFrameTests
{
    [Fact]
    public void Frame_IsAlwaysAnActivitySetWithAWatermark() =>
        Gen.Select(Gen.String.Array[0, 5], Gen.Long[0, long.MaxValue])
            .Sample(
                (texts, watermark) =>
                {
                    var frame = new ActivityFrame();
                    foreach (var text in texts)
                    {
                        frame.Add(new Activity { Type = ActivityTypes.Message, Text = text });
                    }

                    using var json = JsonDocument.Parse(frame.Complete(watermark));
                    return json.RootElement.GetProperty("activities").GetArrayLength() == texts.Length
                        && json.RootElement.GetProperty("watermark").GetString() == $"{watermark}";
                }
            );

    [Fact]
    public void Frame_CanBeUsedAgain()
    {
        var frame = new ActivityFrame();
        frame.Add(new Activity { Type = ActivityTypes.Message });
        _ = frame.Complete(1);
        frame.Clear();
        frame.Add(new Activity { Type = ActivityTypes.Event });

        Assert.Equal(
            """{"activities":[{"type":"event"}],"watermark":"2"}""",
            System.Text.Encoding.UTF8.GetString(frame.Complete(2).Span)
        );
    }
}
