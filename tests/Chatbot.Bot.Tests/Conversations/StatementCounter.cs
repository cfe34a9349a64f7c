using System.Diagnostics.Metrics;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Conversations;

/// <summary>Counts the SQL statements of one host.</summary>
internal sealed class StatementCounter : IDisposable
{
    private readonly MeterListener _listener = new();
    private object? _scope;
    private long _count;

    public StatementCounter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Name == StorageMetrics.MeterName
                && instrument.Name.EndsWith("statements", StringComparison.Ordinal)
            )
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) =>
            {
                if (_scope is not null && ReferenceEquals(instrument.Meter.Scope, _scope))
                {
                    Interlocked.Add(ref _count, value);
                }
            }
        );
        _listener.Start();
    }

    public long Count => Interlocked.Read(ref _count);

    public void Reset(IServiceProvider services)
    {
        _scope = services.GetRequiredService<IMeterFactory>();
        Interlocked.Exchange(ref _count, 0);
    }

    public async Task WaitForAsync(long count, CancellationToken cancellationToken)
    {
        while (Count < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        }
    }

    public void Dispose() => _listener.Dispose();
}
