namespace Chatbot.Knowledge.Readers.Code;

/// <summary>Languages by file name extension.</summary>
internal static class ProgrammingLanguages
{
    private static readonly (string Language, string Extensions)[] Languages =
    [
        ("C#", ".cs .csx"),
        ("Visual Basic", ".vb .vbs .bas"),
        ("F#", ".fs .fsx"),
        ("Java", ".java"),
        ("Kotlin", ".kt .kts"),
        ("Scala", ".scala"),
        ("Groovy", ".groovy .gradle"),
        ("JavaScript", ".js .mjs .cjs .jsx"),
        ("TypeScript", ".ts .tsx .mts .cts"),
        ("Vue", ".vue"),
        ("Svelte", ".svelte"),
        ("Python", ".py .pyi .pyw"),
        ("Ruby", ".rb"),
        ("PHP", ".php"),
        ("Go", ".go"),
        ("Rust", ".rs"),
        ("C", ".c .h"),
        ("C++", ".cpp .cc .cxx .hpp .hh .hxx"),
        ("Objective-C", ".m .mm"),
        ("Swift", ".swift"),
        ("Dart", ".dart"),
        ("R", ".r"),
        ("Julia", ".jl"),
        ("Lua", ".lua"),
        ("Perl", ".pl .pm"),
        ("Haskell", ".hs"),
        ("OCaml", ".ml .mli"),
        ("Elixir", ".ex .exs"),
        ("Erlang", ".erl"),
        ("Clojure", ".clj .cljs"),
        ("Lisp", ".lisp .el"),
        ("Shell", ".sh .bash .zsh"),
        ("PowerShell", ".ps1 .psm1"),
        ("Batch", ".bat .cmd"),
        ("SQL", ".sql"),
        ("CSS", ".css .scss .less"),
        ("YAML", ".yaml .yml"),
        ("TOML", ".toml"),
        ("INI", ".ini .cfg .conf .properties"),
        ("Terraform", ".tf .hcl"),
        ("Protocol Buffers", ".proto"),
        ("GraphQL", ".graphql .gql"),
        ("CMake", ".cmake"),
        ("Makefile", ".mk"),
        ("Dockerfile", ".dockerfile"),
        ("Solidity", ".sol"),
        ("Assembly", ".asm .s"),
        ("Fortran", ".f90 .f95 .for"),
        ("Pascal", ".pas"),
        ("COBOL", ".cob .cbl"),
        ("Diff", ".diff .patch"),
    ];

    private static readonly Dictionary<string, string> ByExtension = Languages
        .SelectMany(pair => pair.Extensions.Split(' ').Select(extension => (extension, pair.Language)))
        .ToDictionary(pair => pair.extension, pair => pair.Language, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Extensions => ByExtension.Keys;

    public static string? Of(string fileName) => ByExtension.GetValueOrDefault(Path.GetExtension(fileName));
}
