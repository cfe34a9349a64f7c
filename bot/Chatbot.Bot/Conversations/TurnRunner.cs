using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Conversations;

namespace Chatbot.Bot.Conversations;

/// <summary>Runs one turn to its durable end.</summary>
internal sealed class TurnRunner(ConversationLog log, TurnServices services)
{
    private const string AttemptStep = "attempt";

    /// <param name="inbound">The activity to answer.</param>
    /// <param name="recovered">Whether an earlier run may have begun it.</param>
    /// <param name="control">Interrupts it.</param>
    /// <returns>How it ended, or <see cref="TurnOutcome.Pending"/> when another node must run it again.</returns>
    public async Task<TurnOutcome> RunAsync(TranscriptEntry inbound, bool recovered, TurnControl control)
    {
        var attempt = recovered ? await CountAttemptAsync(inbound.Sequence) : 1;
        var turn = new TurnContext(inbound, attempt, log, control, services);
        try
        {
            if (attempt > services.Options.MaxAttempts)
            {
                throw new TurnGivenUpException(attempt - 1);
            }

            await services.Pipeline.RunAsync(turn, control.Token);
        }
        catch (TurnInterruptedException interrupted) when (interrupted.Interruption == TurnInterruption.Stop)
        {
            turn.Outcome = TurnOutcome.Stopped;
            control.IsStopSeen = true;
        }
        catch (OperationCanceledException) when (control.Interruption == TurnInterruption.Stop)
        {
            turn.Outcome = TurnOutcome.Stopped;
            if (!turn.Responded)
            {
                await turn.SendAsync(TurnTexts.Stopped("", turn.Activity.Locale), CancellationToken.None);
                control.IsStopSeen = true;
            }
        }
        catch (OperationCanceledException) when (control.Interruption == TurnInterruption.Handover)
        {
            return TurnOutcome.Pending;
        }
        catch (TurnGivenUpException exception)
        {
            turn.Outcome = TurnOutcome.Failed;
            turn.CorrelationId = Correlation.NewId();
            await turn.SendAsync(
                TurnTexts.Message(TurnTexts.Failed(exception, turn.CorrelationId, turn.Activity.Locale)),
                control.Token
            );
        }

        await CompleteAsync(turn);
        if (inbound.Activity.Type == ActivityTypes.EndOfConversation)
        {
            await log.SetStatusAsync(ConversationStatus.Completed);
        }

        log.Remember([inbound.Activity, .. turn.Sent]);
        log.Readers.Publish(new TurnUpdate.Ended(turn.Turn, turn.Outcome));
        return turn.Outcome;
    }

    private async Task<int> CountAttemptAsync(long turn)
    {
        var journal = new TurnJournal(services.Journal, log.Id, turn, rerun: true);
        var attempt = int.TryParse(journal.Find(AttemptStep), out var earlier) ? earlier + 1 : 2;
        await journal.RecordAsync(AttemptStep, attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return attempt;
    }

    private async Task CompleteAsync(TurnContext turn)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await services.Transcript.CompleteTurnAsync(
                    log.Id,
                    turn.Turn,
                    turn.Outcome,
                    [.. turn.State.Changed.Select(document => document.ToChange())]
                );
                return;
            }
            catch (StateConflictException) when (attempt < 5)
            {
                Rebase(turn);
            }
        }
    }

    /// <summary>Applies the changes to the newer documents; one that both changed ends this run, and the turn is run again.</summary>
    private static void Rebase(TurnContext turn)
    {
        foreach (var document in turn.State.Changed)
        {
            document.Rebase();
        }
    }
}
