namespace Chatbot.Bot.Conversations;

/// <summary>The newest deduplication keys and their places; older ones are in the index of the transcript.</summary>
internal sealed class RecentKeys(int capacity)
{
    private readonly Dictionary<string, long> _places = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public long? Find(string key) => _places.TryGetValue(key, out var place) ? place : null;

    public void Add(string key, long place)
    {
        if (!_places.TryAdd(key, place))
        {
            return;
        }

        _order.Enqueue(key);
        if (_order.Count > capacity)
        {
            _places.Remove(_order.Dequeue());
        }
    }
}
