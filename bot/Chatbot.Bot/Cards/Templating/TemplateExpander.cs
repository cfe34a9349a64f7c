using System.Text;
using System.Text.Json;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>One filling of a template.</summary>
internal sealed class TemplateExpander(object? root, TimeProvider time)
{
    private readonly WorkBudget _budget = new();
    private readonly Dictionary<string, List<ExpressionNode>> _parsed = new(StringComparer.Ordinal);

    public object? Expand(JsonElement template) => Expand(template, new(root, root, Undefined.Value), "$");

    private object? Expand(JsonElement node, ExpressionScope scope, string path)
    {
        _budget.Spend(1);
        return node.ValueKind switch
        {
            JsonValueKind.Array => ExpandList(node, scope, path),
            JsonValueKind.Object => ExpandObject(node, scope, path),
            JsonValueKind.String => ExpandText(node.GetString()!, scope, path),
            _ => ScriptValue.FromJson(node),
        };
    }

    /// <summary>An item that is repeated takes as many places as it is repeated; one that is removed, none.</summary>
    private List<object?> ExpandList(JsonElement list, ExpressionScope scope, string path)
    {
        var result = new List<object?>();
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var expanded = Expand(item, scope, $"{path}[{index++}]");
            if (expanded is List<object?> several)
                result.AddRange(several);
            else if (expanded is not null)
                result.Add(expanded);
        }

        return result;
    }

    private object? ExpandObject(JsonElement node, ExpressionScope scope, string path)
    {
        var contexts = Contexts(node, scope, path);
        var results = new List<object?>();
        foreach (var inner in contexts)
        {
            if (IsKept(node, inner, path))
                results.Add(ExpandMembers(node, inner, path));
        }

        return results.Count switch
        {
            0 => null,
            1 => results[0],
            _ => results,
        };
    }

    /// <summary>The scopes that <c>$data</c> opens: one for each item of a list.</summary>
    private List<ExpressionScope> Contexts(JsonElement node, ExpressionScope scope, string path)
    {
        if (!node.TryGetProperty("$data", out var given))
            return [scope];
        var data =
            given.ValueKind == JsonValueKind.String
                ? ExpandText(given.GetString()!, scope, $"{path}.$data")
                : ScriptValue.FromJson(given);
        if (data is not List<object?> list)
            return [data is Undefined ? scope : scope with { Data = data }];
        _budget.Spend(list.Count);
        return [.. list.Select((item, index) => scope with { Data = item, Index = (double)index })];
    }

    private bool IsKept(JsonElement node, ExpressionScope scope, string path)
    {
        if (!node.TryGetProperty("$when", out var when))
            return true;
        if (when.ValueKind != JsonValueKind.String)
            return when.ValueKind is JsonValueKind.False or JsonValueKind.Null
                || when.ValueKind == JsonValueKind.Number && when.GetDouble() == 0;
        var text = when.GetString()!;
        if (!text.Contains("${", StringComparison.Ordinal))
            return text.Length == 0;
        try
        {
            var parts = Parse(text, $"{path}.$when");
            return parts is [CallNode single]
                && Evaluator(scope).TryEvaluate(single, substitutes: false, out var value)
                && value is true;
        }
        catch (ExpressionException exception)
        {
            throw Failed(exception, $"{path}.$when");
        }
    }

    private Dictionary<string, object?> ExpandMembers(JsonElement node, ExpressionScope scope, string path)
    {
        var result = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in node.EnumerateObject())
        {
            if (
                !CardTemplate.IsReserved(member.Name)
                && Expand(member.Value, scope, $"{path}.{member.Name}") is not Undefined and var value
            )
                result[member.Name] = value;
        }

        return result;
    }

    /// <summary>An expression alone keeps its type, but what is joined is a text; within a text it becomes text, and stays as it is where it has no value.</summary>
    private object? ExpandText(string text, ExpressionScope scope, string path)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
            return text;
        var parts = Parse(text, path);
        var evaluator = Evaluator(scope);
        if (parts is [CallNode { Name: CallNode.Concat } joined])
            parts = [.. joined.Operands];
        else if (parts is [CallNode single])
        {
            try
            {
                return evaluator.Evaluate(single, substitutes: true);
            }
            catch (ExpressionException exception)
            {
                throw Failed(exception, path);
            }
        }

        var result = new StringBuilder();
        foreach (var part in parts)
        {
            result.Append(TextOf(part, evaluator));
            _budget.SpendText(result.Length);
        }

        return result.ToString();
    }

    private static string TextOf(ExpressionNode part, ExpressionEvaluator evaluator)
    {
        try
        {
            if (evaluator.Evaluate(part, substitutes: true) is { } value and not Undefined)
                return ScriptValue.ToText(value);
        }
        catch (ExpressionException)
        {
            // What has no value stays as it was written.
        }

        return $"${{{part}}}";
    }

    private List<ExpressionNode> Parse(string text, string path)
    {
        if (_parsed.TryGetValue(text, out var parts))
            return parts;
        try
        {
            _budget.SpendText(text.Length);
            return _parsed[text] = InterpolatedText.Parse(text);
        }
        catch (ExpressionException exception)
        {
            throw Failed(exception, path);
        }
    }

    private ExpressionEvaluator Evaluator(ExpressionScope scope) => new(scope, _budget, time);

    private static CardException Failed(ExpressionException exception, string path)
    {
        var place = exception.Position >= 0 ? $", at character {exception.Position + 1}" : "";
        return new(
            $"{path}: the expression cannot be used{place}: {exception.Message}. Correct the expression, or give it data that it can work on.",
            exception
        );
    }
}
