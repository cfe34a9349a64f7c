using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Resilience;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Orchestration.Resilience;

public sealed class CircuitTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void FifthFailureInARow_Opens()
    {
        var circuit = Create();

        for (var failure = 1; failure < Circuit.FailuresToOpen; failure++)
        {
            Assert.False(Fail(circuit));
        }

        Assert.Equal(CircuitState.Closed, circuit.State);
        Assert.True(Fail(circuit));
        Assert.Equal(CircuitState.Open, circuit.State);
        Assert.Equal(CircuitPass.Refused, circuit.Enter());
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromSeconds(60), circuit.ProbeAt);
    }

    [Fact]
    public void Success_BeginsTheCountAnew()
    {
        var circuit = Create();
        Fail(circuit, times: 4);

        circuit.Leave(circuit.Enter(), CallOutcome.Succeeded);
        Fail(circuit, times: 4);

        Assert.Equal(CircuitState.Closed, circuit.State);
    }

    [Fact]
    public void AfterAMinute_OneProbeIsLetThrough()
    {
        var circuit = Create();
        Fail(circuit, times: 5);
        _time.Advance(TimeSpan.FromSeconds(59.9));
        Assert.Equal(CircuitPass.Refused, circuit.Enter());

        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(CircuitPass.Probe, circuit.Enter());
        Assert.Equal(CircuitPass.Refused, circuit.Enter());
        Assert.Equal(CircuitState.HalfOpen, circuit.State);
    }

    [Fact]
    public void Probe_Succeeds_Closes()
    {
        var circuit = OpenAndWaited();

        Assert.True(circuit.Leave(circuit.Enter(), CallOutcome.Succeeded));

        Assert.Equal(CircuitState.Closed, circuit.State);
        Assert.True(circuit.IsHealthy);
        Assert.Null(circuit.LastFailure);
    }

    [Fact]
    public void Probe_Fails_WaitsAnotherMinute()
    {
        var circuit = OpenAndWaited();

        circuit.Leave(circuit.Enter(), CallOutcome.Failed, AssistantFailure.Timeout);

        Assert.Equal(CircuitPass.Refused, circuit.Enter());
        Assert.Equal(_time.GetUtcNow() + Circuit.ProbeAfter, circuit.ProbeAt);
        Assert.Equal(AssistantFailure.Timeout, circuit.LastFailure);
    }

    [Fact]
    public void Probe_IsAbandoned_TheNextCallProbes()
    {
        var circuit = OpenAndWaited();

        circuit.Leave(circuit.Enter(), CallOutcome.Abandoned);

        Assert.Equal(CircuitPass.Probe, circuit.Enter());
    }

    [Fact]
    public void CallFromBefore_EndsLate_ChangesNothing()
    {
        var circuit = Create();
        var (slow, slower) = (circuit.Enter(), circuit.Enter());
        Fail(circuit, times: 5);

        circuit.Leave(slow, CallOutcome.Succeeded);
        Assert.Equal(CircuitState.Open, circuit.State);
        _time.Advance(Circuit.ProbeAfter);
        circuit.Enter();
        circuit.Leave(slower, CallOutcome.Failed, AssistantFailure.Timeout);

        Assert.Equal(CircuitState.HalfOpen, circuit.State);
    }

    /// <summary>Any order of entering, ending and waiting: never two probes, never a call through an open circuit, never stuck.</summary>
    [Fact]
    public void AnyHistory_HoldsWhatItPromises() =>
        Gen.Int[0, 4]
            .Array[0, 200]
            .Sample(
                steps =>
                {
                    var time = new FakeTimeProvider();
                    var circuit = new Circuit(new ModelName("p", "m"), time);
                    var running = new Queue<CircuitPass>();
                    foreach (var step in steps)
                    {
                        if (step == 4)
                        {
                            time.Advance(TimeSpan.FromSeconds(25));
                        }
                        else if (step == 0)
                        {
                            var (before, due) = (circuit.State, circuit.ProbeAt <= time.GetUtcNow());
                            var pass = circuit.Enter();
                            var expected =
                                before == CircuitState.Closed ? CircuitPass.Call
                                : before == CircuitState.Open && due ? CircuitPass.Probe
                                : CircuitPass.Refused;
                            Assert.Equal(expected, pass);
                            if (pass != CircuitPass.Refused)
                            {
                                running.Enqueue(pass);
                            }
                        }
                        else if (running.TryDequeue(out var pass))
                        {
                            circuit.Leave(pass, (CallOutcome)(step - 1), AssistantFailure.Unavailable);
                        }

                        Assert.InRange(running.Count(pass => pass == CircuitPass.Probe), 0, 1);
                        Assert.Equal(circuit.State == CircuitState.HalfOpen, running.Contains(CircuitPass.Probe));
                    }

                    while (running.TryDequeue(out var pass))
                    {
                        circuit.Leave(pass, CallOutcome.Abandoned);
                    }

                    time.Advance(Circuit.ProbeAfter);
                    Assert.NotEqual(CircuitPass.Refused, circuit.Enter());
                },
                iter: 2000
            );

    private Circuit Create() => new(new ModelName("openai", "gpt"), _time);

    private Circuit OpenAndWaited()
    {
        var circuit = Create();
        Fail(circuit, times: Circuit.FailuresToOpen);
        _time.Advance(Circuit.ProbeAfter);
        return circuit;
    }

    private static bool Fail(Circuit circuit, int times = 1)
    {
        var opened = false;
        for (var time = 0; time < times; time++)
        {
            opened = circuit.Leave(circuit.Enter(), CallOutcome.Failed, AssistantFailure.Unavailable);
        }

        return opened;
    }
}
