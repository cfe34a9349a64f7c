using Fluid;
using Fluid.Ast;

namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>Collects the names that a template refers to and does not define itself.</summary>
internal sealed class PromptNames : AstVisitor
{
    public const int LargestInRange = 10_000;

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _defined = new(StringComparer.Ordinal) { "forloop", "tablerowloop" };

    public IReadOnlySet<string> Free => _used.Except(_defined).ToHashSet(StringComparer.Ordinal);

    public bool Includes { get; private set; }

    /// <summary>Whether there is a range that is long, or may be: all its numbers are made before the first is used.</summary>
    public bool HasLongRange { get; private set; }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        if (memberExpression.Segments is [IdentifierSegment { Identifier: var name }, ..])
        {
            _used.Add(name);
        }

        return base.VisitMemberExpression(memberExpression);
    }

    protected override Expression VisitRangeExpression(RangeExpression rangeExpression)
    {
        HasLongRange = HasLongRange || !IsSmall(rangeExpression.From) || !IsSmall(rangeExpression.To);
        return base.VisitRangeExpression(rangeExpression);
    }

    private static bool IsSmall(Expression expression) =>
        expression is LiteralExpression { Value: var value } && Math.Abs(value.ToNumberValue()) <= LargestInRange;

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        _defined.Add(assignStatement.Identifier);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitCaptureStatement(CaptureStatement captureStatement)
    {
        _defined.Add(captureStatement.Identifier);
        return base.VisitCaptureStatement(captureStatement);
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        _defined.Add(forStatement.Identifier);
        return base.VisitForStatement(forStatement);
    }

    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement)
    {
        Includes = true;
        return base.VisitIncludeStatement(includeStatement);
    }

    protected override Statement VisitRenderStatement(RenderStatement renderStatement)
    {
        Includes = true;
        return base.VisitRenderStatement(renderStatement);
    }
}
