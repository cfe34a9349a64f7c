using System.CommandLine;
using System.Text.Json;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Commands.Knowledge;

/// <summary>
/// <c>knowledge extract</c>: the text and structure of one file, or why it cannot be read. Needs no data folder and no
/// settings; exit code 2 for a file that cannot be read.
/// </summary>
internal static class ExtractCommand
{
    private const int Unreadable = 2;
    private const string StandardInput = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file, or - for standard input." };
        var json = new Option<bool>("--json") { Description = "Print text, sections, metadata and warnings as JSON." };
        var blocks = new Option<bool>("--blocks") { Description = "With --json: print the blocks too." };
        var name = new Option<string?>("--name") { Description = "File name of standard input; its extension tells the format." };
        var type = new Option<string?>("--media-type") { Description = "Media type, as a server would tell it." };
        var command = new Command("extract", "Prints the text of a document as it would be imported.")
        {
            file,
            json,
            blocks,
            name,
            type,
        };
        command.SetAction(
            (result, token) =>
                RunAsync(
                    result,
                    result.GetRequiredValue(file),
                    result.GetValue(name),
                    result.GetValue(type),
                    result.GetValue(json),
                    result.GetValue(blocks),
                    token
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult result,
        string file,
        string? name,
        string? mediaType,
        bool json,
        bool blocks,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var services = CreateServices(CommonOptions.GetSettings(result));
            await using var source = file == StandardInput ? CommandOutput.OpenInput() : OpenFile(file);
            var fileName = Path.GetFileName(name ?? file);
            var extractor = services.GetRequiredService<IDocumentExtractor>();
            using var content = new MemoryStream();
            var limits = services.GetRequiredService<ReaderLimits>();
            await CopyAsync(source, content, limits.MaxBytes + 1, cancellationToken);
            content.Position = 0;
            var document = await extractor.ReadAsync(content, fileName, mediaType, cancellationToken);
            var format = extractor.FormatOf(fileName, mediaType, content.GetBuffer().AsSpan(0, (int)content.Length));
            Print(file, format, document, json, blocks);
            return 0;
        }
        catch (Exception exception)
            when (exception
                    is DocumentReaderException
                        or IOException
                        or UnauthorizedAccessException
                        or InvalidOperationException
                        or OptionsValidationException
            )
        {
            return Fail(file, exception.Message, json);
        }
    }

    private static ServiceProvider CreateServices(string[] settings)
    {
        var configuration = new ConfigurationBuilder().AddCommandLine(settings).Build();
        var services = new ServiceCollection().AddDocumentReaders();
        services.Configure<KnowledgeOptions>(options => configuration.GetSection(KnowledgeOptions.SectionName).Bind(options));
        return services.BuildServiceProvider();
    }

    private static FileStream OpenFile(string file) =>
        Directory.Exists(file)
            ? throw new IOException($"{file} is a folder; name a file in it.")
            : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);

    /// <summary>Copies no more than the reader would refuse anyway.</summary>
    private static async Task CopyAsync(Stream source, MemoryStream target, long most, CancellationToken cancellationToken)
    {
        var block = new byte[81920];
        int read;
        while (target.Length <= most && (read = await source.ReadAsync(block, cancellationToken)) > 0)
        {
            await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }
    }

    private static int Fail(string file, string message, bool json)
    {
        if (json)
        {
            CommandOutput.Json(new ExtractOutput { File = file, Error = message }, ExtractJsonContext.Default.ExtractOutput);
        }
        else
        {
            CommandOutput.Error($"{file}: {message}");
        }

        return Unreadable;
    }

    private static void Print(string file, string? format, ExtractedDocument document, bool json, bool blocks)
    {
        if (!json)
        {
            CommandOutput.Line(document.Text);
            foreach (var warning in document.Warnings)
            {
                CommandOutput.Error(warning);
            }

            return;
        }

        CommandOutput.Json(
            new ExtractOutput
            {
                File = file,
                Format = format,
                Title = document.Title,
                Text = document.Text,
                Sections = ExtractSections.Of(document),
                Blocks = blocks ? [.. document.Blocks.Select(Map)] : null,
                Metadata = document.Metadata,
                Warnings = document.Warnings,
            },
            ExtractJsonContext.Default.ExtractOutput
        );
    }

    private static ExtractBlock Map(Block block) =>
        new(
            JsonNamingPolicy.CamelCase.ConvertName(block.Kind.ToString()),
            block.Level > 0 ? block.Level : null,
            block.Page,
            block.Start,
            block.End,
            block.Kind == BlockKind.Table ? block.Rows.Count : null,
            block.Kind == BlockKind.Table ? block.HasHeader : null
        );
}
