using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Chatbot.Knowledge.Readers.Pdf;

/// <summary>
/// The parser's filters, bounded: a packed stream is measured before it is unpacked, and all streams of a file share one
/// budget. Every use is a place where a stopped reader ends.
/// </summary>
internal sealed class BoundedFilters(ReaderLimits limits, CancellationToken cancellationToken) : IFilterProvider
{
    private const int BudgetFactor = 4;
    private static readonly IFilterProvider Inner = DefaultFilterProvider.Instance;
    private long _unpacked;

    /// <summary>Whether a limit was hit; the parser may have swallowed the exception that said so.</summary>
    public bool IsExceeded { get; private set; }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(Inner.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(Inner.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(Inner.GetAllFilters());

    /// <summary>Throws when a limit was hit.</summary>
    public void Check()
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsExceeded)
            throw new DocumentReaderException(
                $"The file unpacks to more than {limits.MaxExpandedBytes / 1_000_000:N0} MB, which is not safe to read."
            );
    }

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters)
    {
        Check();
        return [.. filters.Select(filter => new BoundedFilter(this, filter))];
    }

    private Memory<byte> Decode(
        IFilter filter,
        Memory<byte> input,
        DictionaryToken dictionary,
        IFilterProvider provider,
        int index
    )
    {
        Check();
        var isTooLarge = filter switch
        {
            FlateFilter => UnpackedSize.ExceedsFlate(input, limits.MaxExpandedBytes),
            LzwFilter => UnpackedSize.ExceedsLzw(input.Span, limits.MaxExpandedBytes),
            RunLengthFilter => UnpackedSize.ExceedsRunLength(input.Span, limits.MaxExpandedBytes),
            _ => false,
        };
        IsExceeded |= isTooLarge;
        Check();
        var output = filter.Decode(input, dictionary, provider, index);
        _unpacked += output.Length;
        IsExceeded |= _unpacked > limits.MaxExpandedBytes * BudgetFactor;
        Check();
        return output;
    }

    private sealed class BoundedFilter(BoundedFilters owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        ) => owner.Decode(inner, input, streamDictionary, filterProvider, filterIndex);
    }
}
