namespace Chatbot.Knowledge.Stores.Sqlite;

/// <summary>
/// Tables of the index. Access lists and tags are stored once per distinct set, so that a search settles permission for
/// all chunks of a set at once; <c>generation</c> counts the changes of a tenant, so that every process sees them.
/// </summary>
internal static class SqliteChunkSchema
{
    public const string Create = """
        CREATE TABLE IF NOT EXISTS chunk_tenant(
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, generation INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE IF NOT EXISTS chunk_access_set(
            id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, principals TEXT NOT NULL, UNIQUE(tenant, principals));
        CREATE TABLE IF NOT EXISTS chunk_access(
            tenant INTEGER NOT NULL, principal TEXT NOT NULL, access_set INTEGER NOT NULL,
            PRIMARY KEY(tenant, principal, access_set)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS chunk_access_by_set ON chunk_access(access_set);

        CREATE TABLE IF NOT EXISTS chunk_tag_set(
            id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, tags TEXT NOT NULL, UNIQUE(tenant, tags));
        CREATE TABLE IF NOT EXISTS chunk_tag(
            tenant INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, tag_set INTEGER NOT NULL,
            PRIMARY KEY(tenant, name, value, tag_set)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS chunk_tag_by_set ON chunk_tag(tag_set);

        CREATE TABLE IF NOT EXISTS chunk(
            id INTEGER PRIMARY KEY AUTOINCREMENT, tenant INTEGER NOT NULL, access_set INTEGER NOT NULL,
            tag_set INTEGER NOT NULL, document_id TEXT NOT NULL, chunk_id TEXT NOT NULL, UNIQUE(tenant, chunk_id));
        CREATE INDEX IF NOT EXISTS chunk_by_document ON chunk(tenant, document_id);
        CREATE INDEX IF NOT EXISTS chunk_by_access_set ON chunk(access_set);
        CREATE INDEX IF NOT EXISTS chunk_by_tag_set ON chunk(tag_set);

        CREATE TABLE IF NOT EXISTS chunk_content(
            id INTEGER PRIMARY KEY, version TEXT NOT NULL, ordinal INTEGER NOT NULL, title TEXT NOT NULL,
            title_path TEXT NOT NULL, text TEXT NOT NULL, page INTEGER, start_char INTEGER NOT NULL,
            end_char INTEGER NOT NULL, tokens INTEGER NOT NULL, source_url TEXT, language TEXT, parent TEXT);

        CREATE TABLE IF NOT EXISTS chunk_windows(
            chunk INTEGER PRIMARY KEY, dimensions INTEGER NOT NULL, data BLOB NOT NULL);

        CREATE TABLE IF NOT EXISTS chunk_removed(
            seq INTEGER PRIMARY KEY AUTOINCREMENT, tenant INTEGER NOT NULL, chunk INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS chunk_removed_by_tenant ON chunk_removed(tenant, seq);

        CREATE VIRTUAL TABLE IF NOT EXISTS chunk_terms USING fts5(
            title, heading, body, bigrams, content='', contentless_delete=1,
            tokenize='unicode61 remove_diacritics 2');
        """;

    public const string OpenWriter = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -8000;
        """;

    public const string OpenReader = """
        PRAGMA query_only = 1;
        PRAGMA cache_size = -16000;
        PRAGMA mmap_size = 2147418112;
        PRAGMA temp_store = MEMORY;
        """;
}
