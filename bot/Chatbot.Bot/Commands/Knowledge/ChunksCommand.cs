using System.CommandLine;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary><c>knowledge chunks</c>: the chunks that a file would become. Needs no data folder.</summary>
internal static class ChunksCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to read and cut." };
        var strategy = new Option<string?>("--strategy")
        {
            Description =
                "fixed, recursive, sentence, structure, semantic or parent-child. Default: Knowledge:Chunking:Strategy.",
        };
        var maxTokens = new Option<int?>("--max-tokens")
        {
            Description = "Largest chunk. Default: Knowledge:Chunking:MaxTokens.",
        };
        var overlap = new Option<int?>("--overlap")
        {
            Description =
                "Tokens that a chunk repeats. Default: Knowledge:Chunking:OverlapTokens, at most half of the largest chunk.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("chunks", "Prints the chunks of a file without importing it.")
        {
            file,
            strategy,
            maxTokens,
            overlap,
            json,
        };
        command.SetAction(
            (result, token) =>
                RunAsync(
                    CommonOptions.GetSettings(result),
                    result.GetRequiredValue(file),
                    new CollectionChunkingOptions
                    {
                        Strategy = result.GetValue(strategy),
                        MaxTokens = result.GetValue(maxTokens),
                        OverlapTokens = result.GetValue(overlap),
                    },
                    result.GetValue(json),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string[] settings,
        string file,
        CollectionChunkingOptions given,
        bool json,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var builder = Host.CreateApplicationBuilder(
                new HostApplicationBuilderSettings { Args = settings, ContentRootPath = AppContext.BaseDirectory }
            );
            builder.Services.AddChunkPreview();
            builder.Services.Configure<KnowledgeOptions>(builder.Configuration.GetSection(KnowledgeOptions.SectionName));
            using var host = builder.Build();
            var options = Over(host.Services.GetRequiredService<KnowledgeOptions>().Chunking, given);
            await using var content = File.OpenRead(file);
            var chunks = await host
                .Services.GetRequiredService<IChunkPreview>()
                .CutAsync(content, Path.GetFileName(file), options, cancellationToken);
            var output = ChunksOutput.Of(file, options.Strategy, chunks);
            if (json)
                CommandOutput.Json(output, KnowledgeJsonContext.Default.ChunksOutput);
            else
                Print(output);
            return 0;
        }
        catch (Exception exception)
            when (exception
                    is DocumentReaderException
                        or OptionsValidationException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException
            )
        {
            CommandOutput.Error(exception.Message);
            return 1;
        }
    }

    /// <summary>A small limit alone makes the overlap smaller too.</summary>
    private static ChunkingOptions Over(ChunkingOptions everywhere, CollectionChunkingOptions given)
    {
        var options = given.Over(everywhere);
        if (given.OverlapTokens is null)
            options.OverlapTokens = Math.Min(options.OverlapTokens, options.MaxTokens / 2);
        options.ParentTokens = Math.Max(options.ParentTokens, options.MaxTokens);
        return options;
    }

    private static void Print(ChunksOutput output)
    {
        CommandOutput.Line($"{output.Chunks.Count} chunks of {output.File} by {output.Strategy}");
        foreach (var chunk in output.Chunks)
        {
            var page = chunk.Page is { } number ? $", page {number}" : "";
            CommandOutput.Line("");
            CommandOutput.Line(
                $"[{chunk.Ordinal}] {chunk.Start}-{chunk.End}{page}, {chunk.Tokens} tokens, {chunk.Language ?? "unknown language"}"
            );
            if (chunk.TitlePath.Count > 0)
                CommandOutput.Line($"    {string.Join(" › ", chunk.TitlePath)}");
            CommandOutput.Line(chunk.Text);
        }
    }
}
