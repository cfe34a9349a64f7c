using System.Runtime.CompilerServices;
using Chatbot.Bot.Orchestration.Failures;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>Refuses calls to a model whose circuit is open, and tells the circuit how the others went.</summary>
internal sealed class CircuitChatClient(IChatClient inner, Circuit circuit, ServiceStatus status) : DelegatingChatClient(inner)
{
    /// <summary>Detail of a call that was refused here.</summary>
    public const string OpenCircuit = "circuit open";

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var call = new Call(circuit, status);
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            call.Succeeded();
            return response;
        }
        catch (AssistantException exception)
        {
            call.Failed(exception.Kind);
            throw;
        }
        finally
        {
            call.Leave();
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var call = new Call(circuit, status);
        try
        {
            await using var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await updates.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (AssistantException exception)
                {
                    call.Failed(exception.Kind);
                    throw;
                }

                yield return updates.Current;
            }

            call.Succeeded();
        }
        finally
        {
            call.Leave();
        }
    }

    /// <summary>One call that the circuit let through; without a word about its end it counts as abandoned.</summary>
    private sealed class Call
    {
        private readonly Circuit _circuit;
        private readonly ServiceStatus _status;
        private readonly CircuitPass _pass;
        private CallOutcome _outcome = CallOutcome.Abandoned;
        private AssistantFailure? _failure;

        public Call(Circuit circuit, ServiceStatus status)
        {
            (_circuit, _status) = (circuit, status);
            _pass = circuit.Enter();
            if (_pass == CircuitPass.Refused)
            {
                throw new AssistantException(
                    AssistantFailure.Unavailable,
                    AssistantLanguages.English.Failures[AssistantFailure.Unavailable]
                )
                {
                    IsRetryable = false,
                    Detail = OpenCircuit,
                };
            }
        }

        public void Succeeded() => _outcome = CallOutcome.Succeeded;

        /// <summary>A model that refuses a request for what is in it works.</summary>
        public void Failed(AssistantFailure failure) =>
            (_outcome, _failure) = failure.CountsAgainstModel()
                ? (CallOutcome.Failed, failure)
                : (CallOutcome.Succeeded, (AssistantFailure?)null);

        public void Leave() => _status.Record(_circuit, _circuit.Leave(_pass, _outcome, _failure));
    }
}
