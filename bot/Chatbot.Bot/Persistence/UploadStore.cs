using Chatbot.Bot.Persistence.Rows;

namespace Chatbot.Bot.Persistence;

/// <summary>Files that users attached: rows in the database, bytes below the data folder. Thread-safe.</summary>
internal sealed class UploadStore(Database database, GroupCommitWriter writer, StorageMetrics metrics, TimeProvider time)
{
    /// <summary>Keeps a file: bytes first, then its row. Both are durable when the task ends.</summary>
    public async Task<UploadRow> AddAsync(
        string uploadId,
        string conversationId,
        string? userId,
        string name,
        string contentType,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var path = GetPath(uploadId);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var row = new UploadRow
        {
            UploadId = uploadId,
            ConversationId = conversationId,
            UserId = userId,
            Name = name,
            ContentType = contentType,
            Bytes = await WriteAsync(path, content, cancellationToken),
            CreatedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await writer.RunAsync(
            conversationId,
            sql =>
                sql.Execute(
                    """
                    INSERT INTO upload (upload_id, conversation_id, name, content_type, bytes, created_at, user_id)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
                    """,
                    row.UploadId,
                    row.ConversationId,
                    row.Name,
                    row.ContentType,
                    row.Bytes,
                    row.CreatedAt,
                    row.UserId
                )
        );
        return row;
    }

    /// <summary>The row of a file, or null.</summary>
    public UploadRow? Find(string uploadId) => Query("upload_id = @p0", uploadId).FirstOrDefault();

    /// <summary>The files that a person attached in a conversation, oldest first.</summary>
    public IReadOnlyList<UploadRow> FindOf(string conversationId, string userId) =>
        Query("conversation_id = @p0 AND user_id = @p1 ORDER BY created_at, upload_id", conversationId, userId);

    /// <summary>Files that were attached before a time.</summary>
    public IReadOnlyList<UploadRow> FindOlder(DateTimeOffset than, int limit) =>
        Query("created_at < @p0 ORDER BY created_at LIMIT @p1", than.ToUnixTimeMilliseconds(), limit);

    /// <summary>Where the bytes of a file are, or null when they are gone.</summary>
    public string? FindPath(string uploadId) => File.Exists(GetPath(uploadId)) ? GetPath(uploadId) : null;

    /// <summary>Forgets a file.</summary>
    public async Task RemoveAsync(UploadRow upload)
    {
        await writer.RunAsync(
            upload.ConversationId,
            sql => sql.Execute("DELETE FROM upload WHERE upload_id = @p0", upload.UploadId)
        );
        File.Delete(GetPath(upload.UploadId));
    }

    /// <summary>Removes a file for good: the bytes first, so that no row is gone while its file is there.</summary>
    public async Task EraseAsync(UploadRow upload)
    {
        File.Delete(GetPath(upload.UploadId));
        await RemoveAsync(upload);
    }

    private List<UploadRow> Query(string condition, params object?[] values)
    {
        metrics.Read();
        return database.Read(sql =>
            sql.Query(
                $"SELECT upload_id, conversation_id, name, content_type, bytes, created_at, user_id FROM upload WHERE {condition}",
                static row => new UploadRow
                {
                    UploadId = row.GetString(0),
                    ConversationId = row.GetString(1),
                    Name = row.GetString(2),
                    ContentType = row.GetString(3),
                    Bytes = row.GetInt64(4),
                    CreatedAt = row.GetInt64(5),
                    UserId = row.IsDBNull(6) ? null : row.GetString(6),
                },
                values
            )
        );
    }

    private string GetPath(string uploadId) => Path.Combine(database.DataPath, "uploads", uploadId[..2], uploadId);

    private static async Task<long> WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path,
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            64 * 1024,
            FileOptions.Asynchronous
        );
        await content.CopyToAsync(file, cancellationToken);
        await file.FlushAsync(cancellationToken);
        FlushToDisk(file);
        return file.Length;
    }

    private static void FlushToDisk(FileStream file) => file.Flush(flushToDisk: true);
}
