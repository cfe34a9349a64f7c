using System.Globalization;
using System.Text;
using Chatbot.Bot.Channels;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>
/// A message that grows. Updates carry the whole text so far, keep the pace of the channel and never hold the model up for
/// longer than one of them takes. A turn that runs again continues the same stream.
/// </summary>
internal sealed class TurnStream
{
    private const string JournalStep = "stream";
    private const int SequencesPerAttempt = 100_000;
    private readonly TurnContext _turn;
    private readonly TurnOutbox _outbox;
    private readonly ConversationLog _log;
    private readonly TimeProvider _time;
    private readonly StringBuilder _text = new();
    private string? _streamId;
    private int _sequence;
    private long _shownAt;
    private int _shownLength;
    private bool _visible;

    public TurnStream(TurnContext turn, TurnOutbox outbox, ConversationLog log, TimeProvider time)
    {
        (_turn, _outbox, _log, _time) = (turn, outbox, log, time);
        _visible = turn.Capabilities.Streaming && !(outbox.IsInline);
        _sequence = (turn.Attempt - 1) * SequencesPerAttempt;
        _streamId = outbox.IsPush
            ? turn.TurnJournal.Find(JournalStep)
            : string.Create(CultureInfo.InvariantCulture, $"{log.Id.Conversation}|{turn.Turn:D7}s");
        _shownAt = time.GetTimestamp() - time.TimestampFrequency;
    }

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether the user pressed the channel's own stop button.</summary>
    public bool StoppedByChannel { get; private set; }

    /// <summary>Shows the items as they come; returns the final message. Ends at once when cancelled, whatever the source does.</summary>
    public async Task<Activity> PumpAsync(IAsyncEnumerable<StreamItem> items, CancellationToken cancellationToken)
    {
        var source = items.GetAsyncEnumerator(cancellationToken);
        var next = Task.FromResult(true);
        try
        {
            while (await AdvanceAsync(next = source.MoveNextAsync().AsTask(), cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                switch (source.Current)
                {
                    case StreamItem.Informative informative:
                        await ShowAsync(StreamTypes.Informative, informative.Text, cancellationToken);
                        break;
                    case StreamItem.Delta delta:
                        await AppendAsync(delta.Text, cancellationToken);
                        break;
                    case StreamItem.Final final:
                        return final.Activity;
                }
            }

            return TurnTexts.Message(Text);
        }
        finally
        {
            await CloseAsync(source, next);
        }
    }

    /// <summary>The final message of the stream.</summary>
    public Activity Finish(Activity activity)
    {
        if (_streamId is null || _outbox.IsInline || !_turn.Capabilities.Streaming)
        {
            return activity;
        }

        return StreamMarks.Apply(activity, new StreamInfo { StreamId = _streamId, StreamType = StreamTypes.Final });
    }

    /// <summary>A source that is still busy is left to end by itself: disposing it now is not allowed.</summary>
    private static ValueTask CloseAsync(IAsyncEnumerator<StreamItem> source, Task<bool> next)
    {
        if (next.IsCompleted)
        {
            return source.DisposeAsync();
        }

        _ = next.ContinueWith(
            static (ended, state) =>
            {
                _ = ended.Exception;
                return ((IAsyncEnumerator<StreamItem>)state!).DisposeAsync().AsTask();
            },
            source,
            CancellationToken.None,
            TaskContinuationOptions.None,
            TaskScheduler.Current
        );
        return ValueTask.CompletedTask;
    }

    private async Task AppendAsync(string text, CancellationToken cancellationToken)
    {
        _text.Append(text);
        if (_time.GetElapsedTime(_shownAt) >= _turn.Capabilities.StreamPace)
        {
            await ShowTextAsync(cancellationToken);
        }
    }

    /// <summary>Waits for the next item; text that was held back for the pace is shown when the wait is long.</summary>
    private async Task<bool> AdvanceAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        if (next.IsCompleted)
        {
            return await next;
        }

        if (_visible && _shownLength < _text.Length)
        {
            var rest = _turn.Capabilities.StreamPace - _time.GetElapsedTime(_shownAt);
            if (rest <= TimeSpan.Zero || !await CompletesWithinAsync(next, rest, cancellationToken))
            {
                await ShowTextAsync(cancellationToken);
            }
        }

        return await next.WaitAsync(cancellationToken);
    }

    private async Task<bool> CompletesWithinAsync(Task<bool> next, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            await next.WaitAsync(time, _time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            // It may have ended at that very moment, or with an exception of this kind: then the caller sees how.
            return next.IsCompleted;
        }
    }

    private async Task ShowTextAsync(CancellationToken cancellationToken)
    {
        _shownLength = _text.Length;
        _shownAt = _time.GetTimestamp();
        await ShowAsync(StreamTypes.Streaming, Text, cancellationToken);
    }

    private async Task ShowAsync(string type, string text, CancellationToken cancellationToken)
    {
        if (!_visible || text.Length == 0)
        {
            return;
        }

        _sequence++;
        _turn.HasShown = true;
        if (!_outbox.IsPush)
        {
            _log.Readers.Publish(
                type == StreamTypes.Informative
                    ? new TurnUpdate.Informative(_turn.Turn, _streamId!, _sequence, text)
                    : new TurnUpdate.Delta(_turn.Turn, _streamId!, _sequence, text)
            );
            return;
        }

        var info = new StreamInfo
        {
            StreamId = _streamId,
            StreamType = type,
            StreamSequence = _streamId is null ? 1 : Math.Max(_sequence, 2),
        };
        var chunk = StreamMarks.Apply(_turn.Address(new Activity { Type = ActivityTypes.Typing, Text = text }), info);
        await PushAsync(chunk, cancellationToken);
    }

    private async Task PushAsync(Activity chunk, CancellationToken cancellationToken)
    {
        var result = await _outbox.PushTransientAsync(chunk, cancellationToken);
        switch (result.Outcome)
        {
            case DeliveryOutcome.Delivered when _streamId is null && result.ActivityId is { } streamId:
                _streamId = streamId;
                await _turn.TurnJournal.RecordAsync(JournalStep, streamId);
                break;
            case DeliveryOutcome.Delivered when _streamId is not null:
            case DeliveryOutcome.NotSent when _streamId is not null:
                break;
            case DeliveryOutcome.Stopped:
                StoppedByChannel = true;
                throw new OperationCanceledException("The user stopped the stream in the channel.");
            case DeliveryOutcome.Refused:
                _streamId = null;
                _visible = false;
                break;
            default:
                _visible = false;
                break;
        }
    }
}
