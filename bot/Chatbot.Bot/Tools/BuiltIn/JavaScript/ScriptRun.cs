using System.Text;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace Chatbot.Bot.Tools.BuiltIn.JavaScript;

/// <summary>One run of a script on a thread of its own, whose allocations are what counts as its memory.</summary>
internal static class ScriptRun
{
    private const int StackBytes = 8 * 1024 * 1024;
    private const int LongestCode = 50_000;
    private const int LongestLog = 50_000;
    private const int LongestText = 200_000;
    private const uint LargestArray = 1_000_000;

    /// <summary>Runs the code within the limits. Code that makes the interpreter call itself without end ends the process.</summary>
    public static ScriptAnswer Run(ScriptRequest request)
    {
        if (request.Code.Length > LongestCode)
        {
            return new(false, $"The code is longer than {LongestCode} characters.");
        }

        var answer = new ScriptAnswer(false, "");
        var thread = new Thread(() => answer = Run(request.Code, request.Limits), StackBytes) { Name = "javascript" };
        thread.Start();
        thread.Join();
        return answer.Text.Length <= LongestText ? answer : answer with { Text = $"{answer.Text[..LongestText]}…" };
    }

    private static ScriptAnswer Run(string code, JavaScriptOptions limits)
    {
        var log = new StringBuilder();
        try
        {
            using var engine = new Engine(options =>
            {
                options.LimitMemory(limits.MaxMemoryBytes);
                options.LimitRecursion(limits.MaxRecursion);
                options.MaxStatements(limits.MaxStatements);
                options.TimeoutInterval(limits.Timeout);
                options.RegexTimeoutInterval(limits.Timeout);
                options.MaxArraySize(LargestArray);
                options.DisableStringCompilation();
            });
            engine.SetValue("__log", new Action<string>(line => Write(log, line)));
            engine.Execute(
                """
                (() => {
                  const write = __log;
                  delete globalThis.__log;
                  const show = value => typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
                  globalThis.console = Object.freeze({ log: (...values) => write(values.map(show).join(' ')) });
                })();
                """
            );
            var value = engine.Evaluate(code);
            var text = value.IsUndefined() ? "" : engine.Evaluate("JSON").AsObject().Get("stringify").Call(value).ToString();
            return new(true, log.Append(text).ToString() is { Length: > 0 } shown ? shown : "The code ran and returned nothing.");
        }
        catch (Exception exception)
        {
            return new(false, $"{log}{Explain(exception, limits)}");
        }
    }

    private static string Explain(Exception exception, JavaScriptOptions limits) =>
        exception switch
        {
            JavaScriptException thrown => $"The code failed in line {thrown.Location.Start.Line}: {thrown.Message}",
            TimeoutException => $"The code ran longer than {limits.Timeout.TotalSeconds:0.#} seconds.",
            MemoryLimitExceededException => $"The code needed more than {limits.MaxMemoryBytes / 1_000_000} MB of memory.",
            StatementsCountOverflowException => $"The code ran more than {limits.MaxStatements} statements.",
            RecursionDepthOverflowException => $"The code called itself deeper than {limits.MaxRecursion} levels.",
            _ => $"The code cannot be run: {exception.Message}",
        };

    private static void Write(StringBuilder log, string line)
    {
        if (log.Length + line.Length > LongestLog)
        {
            throw new InvalidOperationException($"console.log wrote more than {LongestLog} characters.");
        }

        log.Append(line).Append('\n');
    }
}
