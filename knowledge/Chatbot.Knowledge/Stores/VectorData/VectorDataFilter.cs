using System.Linq.Expressions;
using Chatbot.Knowledge.Stores.Points;

namespace Chatbot.Knowledge.Stores.VectorData;

/// <summary>Filters as the expressions that connectors translate: equality, <c>Contains</c> on lists, and, or.</summary>
internal static class VectorDataFilter
{
    public static Expression<Func<VectorDataRecord<TKey>, bool>> Of<TKey>(
        PointFilter filter,
        string? kind,
        IEnumerable<string>? anyTerm = null
    )
        where TKey : notnull
    {
        ParameterExpression record = Expression.Parameter(typeof(VectorDataRecord<TKey>), "record");
        Expression all = Equal(record, nameof(VectorDataRecord<string>.Tenant), filter.Tenant);
        all = Expression.AndAlso(
            all,
            kind is null
                ? Equal(record, nameof(VectorDataRecord<string>.Embedded), true)
                : Equal(record, nameof(VectorDataRecord<string>.Kind), kind)
        );
        if (filter.ChunkName is not null)
        {
            all = Expression.AndAlso(all, Equal(record, nameof(VectorDataRecord<string>.Chunk), filter.ChunkName));
        }

        foreach (string[] principals in filter.Access)
        {
            all = Expression.AndAlso(all, AnyOf(record, nameof(VectorDataRecord<string>.Access), principals));
        }

        foreach (string[] tags in filter.Tags)
        {
            all = Expression.AndAlso(all, AnyOf(record, nameof(VectorDataRecord<string>.Tags), tags));
        }

        if (anyTerm is not null)
        {
            all = Expression.AndAlso(all, AnyOf(record, nameof(VectorDataRecord<string>.Terms), anyTerm));
        }

        return Expression.Lambda<Func<VectorDataRecord<TKey>, bool>>(all, record);
    }

    private static BinaryExpression Equal<T>(Expression record, string property, T value) =>
        Expression.Equal(Expression.Property(record, property), Expression.Constant(value, typeof(T)));

    /// <summary>A balanced tree, so that many choices do not nest deeply.</summary>
    private static Expression AnyOf(Expression record, string property, IEnumerable<string> values)
    {
        Expression list = Expression.Property(record, property);
        Expression[] choices =
        [
            .. values.Select(value => Expression.Call(list, nameof(List<string>.Contains), null, Expression.Constant(value))),
        ];
        while (choices.Length > 1)
        {
            choices = [.. choices.Chunk(2).Select(pair => pair.Length == 1 ? pair[0] : Expression.OrElse(pair[0], pair[1]))];
        }

        return choices[0];
    }
}
