namespace Chatbot.Knowledge.Readers.Pdf.Layout;

/// <summary>Finds the longest free strip with lines on both sides of it. Pure.</summary>
internal static class Gutter
{
    private const int FewestRows = 3;
    private const double LeastGap = 0.75;
    private const int MaxPlaces = 120;

    /// <summary>Heights between which the strip is free, or null when there is none.</summary>
    public static (double Bottom, double Top)? Find(List<PdfPiece> pieces)
    {
        var left = pieces.Min(piece => piece.Left);
        var size = Columns.SizeOf(pieces);
        var ordered = pieces.OrderByDescending(piece => piece.Baseline).ToList();
        var places = pieces
            .Where(piece => piece.Left > left + (2 * size))
            .GroupBy(piece => Math.Round(piece.Left / 2) * 2)
            .OrderByDescending(group => group.Count())
            .Take(MaxPlaces)
            .Select(group => group.Min(piece => piece.Left) - 0.5);
        (double Bottom, double Top)? best = null;
        var most = FewestRows - 1;
        foreach (var place in places)
        {
            var run = new Run(place, size);
            var top = double.MaxValue;
            foreach (var piece in ordered)
            {
                if (piece.Left < place - 0.1 && piece.Right > place + 0.1)
                {
                    Consider(run, piece.Baseline, top);
                    run = new Run(place, size);
                    top = piece.Baseline;
                }
                else
                {
                    run.Add(piece);
                }
            }

            Consider(run, double.MinValue, top);
        }

        return best;

        void Consider(Run run, double bottom, double top)
        {
            if (run.Rows <= most || !run.IsWide(LeastGap))
                return;
            most = run.Rows;
            best = (bottom, top);
        }
    }

    /// <summary>Lines left and right of a place, between two pieces that cross it.</summary>
    private sealed class Run(double place, double size)
    {
        private double _leftEdge = double.MinValue;
        private double _rightEdge = double.MaxValue;
        private double _lastLeft = double.MaxValue;
        private double _lastRight = double.MaxValue;
        private int _left;
        private int _right;

        public int Rows => Math.Min(_left, _right);

        public void Add(PdfPiece piece)
        {
            if (piece.Left >= place)
            {
                _rightEdge = Math.Min(_rightEdge, piece.Left);
                if (_lastRight - piece.Baseline > size * 0.3)
                    (_lastRight, _right) = (piece.Baseline, _right + 1);
            }
            else
            {
                _leftEdge = Math.Max(_leftEdge, piece.Right);
                if (_lastLeft - piece.Baseline > size * 0.3)
                    (_lastLeft, _left) = (piece.Baseline, _left + 1);
            }
        }

        public bool IsWide(double share) => _rightEdge - _leftEdge >= share * size;
    }
}
