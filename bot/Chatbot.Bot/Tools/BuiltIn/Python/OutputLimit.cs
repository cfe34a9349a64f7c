using System.Text;

namespace Chatbot.Bot.Tools.BuiltIn.Python;

/// <summary>Collects output up to a length; beyond it everything is stopped. Thread-safe.</summary>
internal sealed class OutputLimit(int most, CancellationTokenSource stop)
{
    private readonly Lock _lock = new();
    private readonly StringBuilder _text = new();

    public bool IsExceeded { get; private set; }

    public string Text
    {
        get
        {
            lock (_lock)
            {
                return _text.ToString().TrimEnd();
            }
        }
    }

    public async Task ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken)) > 0)
        {
            lock (_lock)
            {
                var room = Math.Min(read, most - _text.Length);
                _text.Append(buffer, 0, room);
                IsExceeded |= room < read;
            }

            if (IsExceeded)
            {
                await stop.CancelAsync();
            }
        }
    }
}
