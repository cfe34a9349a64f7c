using System.Collections.Concurrent;
using System.Diagnostics;
using Chatbot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace Chatbot.EndToEnd.Tests.Chaos;

/// <summary>The process that imports a folder is killed like a crash does it, and started again.</summary>
public sealed class IngestionChaosTests
{
    private const int Files = 1000;
    private const int Broken = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_KilledThreeTimes_EndsWithEveryFileOnceAndNoneLost()
    {
        using var folder = new TestFolder();
        var documents = Directory.CreateDirectory(Path.Combine(folder.Path, "documents")).FullName;
        var data = Path.Combine(folder.Path, "data");
        for (var i = 0; i < Files; i++)
            await File.WriteAllTextAsync(Path.Combine(documents, $"{i:0000}.md"), $"# Title {i}\n\nThe text of file {i}.", Token);
        for (var i = 0; i < Broken; i++)
            await File.WriteAllTextAsync(Path.Combine(documents, $"broken{i}.docx"), "This is not a Word document.", Token);

        // Killed while it still stores files, and twice while it works them off.
        foreach (var done in (int[])[1, 150, 500])
            await RunUntilAsync(documents, data, done);
        var (code, output) = await RunAsync(documents, data);

        Assert.True(code == 2, $"The last run ended with {code}:\n{output}");
        var stages = await ReadAsync(
            Path.Combine(data, "knowledge", "knowledge.db"),
            "SELECT DocumentId, Stage FROM KnowledgeDocuments"
        );
        Assert.Equal(Files + Broken, stages.Count);
        Assert.All(stages, row => Assert.Equal(row.Key.StartsWith("broken", StringComparison.Ordinal) ? 8 : 6, row.Value));
        var chunks = await ReadAsync(
            Path.Combine(data, "knowledge", "index-main.db"),
            "SELECT document_id, count(*) FROM chunk GROUP BY document_id"
        );
        Assert.Equal(Files, chunks.Count);
        Assert.All(chunks, row => Assert.Equal(1, row.Value));
    }

    private static async Task RunUntilAsync(string documents, string data, int done)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = Start(
            documents,
            data,
            line =>
            {
                if (int.TryParse(line.Split(' ')[0], out var count) && count >= done)
                    reached.TrySetResult();
            }
        );
        await Task.WhenAny(reached.Task, process.WaitForExitAsync(Token)).WaitAsync(TimeSpan.FromMinutes(4), Token);
        Assert.False(process.HasExited, $"The import was over before {done} documents were done.");
        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    private static async Task<(int Code, string Output)> RunAsync(string documents, string data)
    {
        var output = new ConcurrentQueue<string>();
        using var process = Start(documents, data, output.Enqueue);
        await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromMinutes(6), Token);
        return (process.ExitCode, string.Join('\n', output));
    }

    private static Process Start(string documents, string data, Action<string> read)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Chatbot.Bot.dll"), "ingest", documents, "--data", data]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Pass(string? line)
        {
            if (!string.IsNullOrEmpty(line))
                read(line);
        }
    }

    private static async Task<Dictionary<string, long>> ReadAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await reader.ReadAsync(Token))
            rows.Add(reader.GetString(0), reader.GetInt64(1));
        return rows;
    }
}
