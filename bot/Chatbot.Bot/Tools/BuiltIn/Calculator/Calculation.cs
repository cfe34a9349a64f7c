using System.Globalization;

namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>
/// Evaluates one expression while it reads it, by recursive descent. Length and depth are bounded; every step consumes
/// characters, so the time is linear in the length.
/// </summary>
internal ref partial struct Calculation
{
    private const int Longest = 1000;
    private const int Deepest = 64;
    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private Calculation(ReadOnlySpan<char> text) => _text = text;

    /// <exception cref="CalculationException">It is no expression, or has no finite result.</exception>
    public static Quantity Evaluate(string expression)
    {
        if (expression.Length > Longest)
        {
            throw new CalculationException($"The expression is longer than {Longest} characters.");
        }

        var calculation = new Calculation(expression);
        var result = calculation.Conversion();
        calculation.SkipSpaces();
        return calculation._position == expression.Length
            ? result with
            {
                Value = Finite(result.Value),
            }
            : throw calculation.Unexpected();
    }

    private Quantity Conversion()
    {
        var value = Sum();
        while (TakeWord("in") || TakeWord("to"))
        {
            value = Unit.TryFind(PeekUnit(out var length), out var unit)
                ? value.In(unit)
                : throw new CalculationException($"There is no unit '{PeekUnit(out _)}'.");
            _position += length;
        }

        return value;
    }

    private Quantity Sum()
    {
        var value = Product();
        while (true)
        {
            if (Take('+'))
                value += Product();
            else if (Take('-') || Take('−'))
                value -= Product();
            else
                return value;
        }
    }

    private Quantity Product()
    {
        var value = Unary();
        while (true)
        {
            if (Take('*') || Take('×') || Take('·') || TakeWord("of"))
                value *= Unary();
            else if (Take('/') || Take('÷') || Take(':'))
                value /= Unary();
            else if (TakeWord("mod"))
                value = new(Modulo(value.Number(), Unary().Number()));
            else
                return value;
        }
    }

    private Quantity Unary()
    {
        Descend();
        var value =
            Take('-') || Take('−') ? -Unary()
            : Take('+') ? Unary()
            : Power();
        _depth--;
        return value;
    }

    private Quantity Power()
    {
        var value = Postfix();
        return Take('^') || TakeBoth("**") ? new(Finite(Math.Pow(value.Number(), Unary().Number()))) : value;
    }

    private Quantity Postfix()
    {
        var value = Primary();
        while (true)
        {
            if (Take('%'))
                value = new(value.Number() / 100, IsPercent: true);
            else if (Take('!'))
                value = new(Functions.Factorial(value.Number()));
            else
                return value;
        }
    }

    private Quantity Primary()
    {
        SkipSpaces();
        if (Take('('))
        {
            var inner = Conversion();
            Expect(')');
            return inner;
        }

        if (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] == '.'))
        {
            return Measure(Number());
        }

        var name = PeekName();
        _position += name.Length;
        return name switch
        {
            "pi" or "π" => new(Math.PI),
            "e" => new(Math.E),
            _ when Functions.Has(name) => new(Finite(Functions.Call(name, Arguments()))),
            "" => throw Unexpected(),
            _ => throw new CalculationException($"'{name}' is not known here."),
        };
    }

    /// <summary>A number with the units after it: <c>5 ft 3 inch</c> is one length.</summary>
    private Quantity Measure(double number)
    {
        if (!TakeUnit(out var unit))
        {
            return new(number);
        }

        var value = new Quantity(unit.ToBase(number), unit);
        SkipSpaces();
        var before = _position;
        while (_position < _text.Length && char.IsAsciiDigit(_text[_position]))
        {
            var next = Number();
            if (!TakeUnit(out var smaller) || smaller.Dimension != unit.Dimension || smaller.Offset != 0)
            {
                _position = before;
                break;
            }

            value += new Quantity(smaller.ToBase(next), smaller);
            SkipSpaces();
            before = _position;
        }

        return value;
    }

    private double Number()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsAsciiDigit(_text[_position]) || _text[_position] is '.' or '_'))
        {
            _position++;
        }

        if (_position < _text.Length && _text[_position] is 'e' or 'E')
        {
            var exponent = _position + 1;
            exponent += exponent < _text.Length && _text[exponent] is '+' or '-' ? 1 : 0;
            var digits = exponent;
            while (exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
            {
                exponent++;
            }

            _position = exponent > digits ? exponent : _position;
        }

        var text = _text[start.._position].ToString().Replace("_", "", StringComparison.Ordinal);
        return double.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? Finite(value)
            : throw new CalculationException($"'{text}' is not a number; write 1234.56 without separators of thousands.");
    }

    private double[] Arguments()
    {
        Expect('(');
        var arguments = new List<double> { Sum().Number() };
        while (Take(',') || Take(';'))
        {
            arguments.Add(Sum().Number());
        }

        Expect(')');
        return [.. arguments];
    }

    /// <summary>Every recursion passes here. A calculation that fails is over, so only success climbs up again.</summary>
    private void Descend()
    {
        if (++_depth > Deepest)
        {
            throw new CalculationException($"The expression is nested deeper than {Deepest} levels.");
        }
    }

    private static double Modulo(double value, double divisor) =>
        divisor == 0 ? throw new CalculationException("Division by zero.") : value - (divisor * Math.Floor(value / divisor));

    private static double Finite(double value) =>
        double.IsFinite(value) ? value : throw new CalculationException("The result is not a finite number.");

    private CalculationException Unexpected()
    {
        SkipSpaces();
        return new(
            _position >= _text.Length
                ? "The expression ends too early."
                : $"'{_text[_position]}' at character {_position + 1} is not expected here."
        );
    }
}
