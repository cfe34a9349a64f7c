using System.Globalization;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Citations;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Retrieval;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration;

/// <summary>One answer from the first update of the provider to the final text.</summary>
internal sealed class AnswerInProgress(RetrievedContext context, AnswerText text, AssistantTexts texts)
{
    private readonly UsageDetails _usage = new();
    private string? _model;
    private ChatFinishReason? _finishReason;
    private AssistantFailure? _failure;
    private PendingApproval? _approval;
    private AgentCall? _handoff;
    private AgentCheckpoint? _background;
    private bool _usedTools;
    private bool _isShown;
    private bool _isNewParagraph;

    /// <summary>Whether an answer that cites nothing counts as not found.</summary>
    public bool NeedsSources { get; init; }

    /// <summary>What to say when the provider takes small talk for a question that it cannot answer.</summary>
    public string? SmallTalk { get; init; }

    /// <summary>What to say when the provider finds no answer, but the user said it; null when not.</summary>
    public string? Remembered { get; init; }

    /// <summary>What is remembered; a sentence may rest on it.</summary>
    public IReadOnlyList<string> Memory
    {
        get;
        init => text.Evidence = field = value;
    } = [];

    /// <summary>Whether a language model is meant to write, so that quotations in its place are explained.</summary>
    public bool ExpectsLanguageModel { get; init; }

    /// <summary>Whether documents are quoted because no language model answered.</summary>
    public bool IsQuoted => ExpectsLanguageModel && SmallTalk is null && _model == ModelChains.Quotations.Model;

    /// <summary>Whether another answer can still take the place of this one.</summary>
    public bool IsReplaceable => IsQuoted && !_usedTools && !_isShown;

    /// <summary>Why no answer came, or why it broke off.</summary>
    public AssistantFailure? Failure => _failure;

    /// <summary>What the last step made visible.</summary>
    public string Visible { get; private set; } = "";

    /// <summary>What the last step told of what is being done; null when nothing.</summary>
    public string? Status { get; private set; }

    /// <summary>Reads one update. False at the end, also when the provider fails after text was shown.</summary>
    public async ValueTask<bool> ReadAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        _isShown |= Visible.Length > 0;
        (Visible, Status) = ("", null);
        try
        {
            if (!await updates.MoveNextAsync())
            {
                return false;
            }
        }
        catch (AssistantException exception)
        {
            Fail(exception);
            return false;
        }

        var update = updates.Current;
        _model ??= update.ModelId;
        _finishReason = update.FinishReason ?? _finishReason;
        for (var index = 0; index < update.Contents.Count; index++)
        {
            if (update.Contents[index] is UsageContent usage)
            {
                _usage.Add(usage.Details);
            }
            else if (update.Contents[index] is AgentContent told)
            {
                (_usedTools, _isNewParagraph) = (true, true);
                Status = told.Status;
                _approval = told.Approval;
                _handoff = told.Handoff;
                _background = told.Background;
                text.Reopen();
                text.Evidence = told.Evidence is { } found ? [.. Memory, .. found] : text.Evidence;
            }
        }

        text.Allow(context.Passages.Count);
        Visible = await text.AppendAsync(Separate(update.Text), cancellationToken);
        return true;
    }

    /// <summary>What is said after a tool was used is a paragraph of its own.</summary>
    private string Separate(string piece)
    {
        if (!_isNewParagraph || piece.Length == 0)
        {
            return piece;
        }

        _isNewParagraph = false;
        return text.IsEmpty ? piece : $"\n\n{piece}";
    }

    /// <summary>Ends the answer; <see cref="Visible"/> is then the rest to show.</summary>
    /// <exception cref="AssistantException">The provider gave nothing to show.</exception>
    public async ValueTask<AssistantUpdate.Final> FinishAsync(AssistantRequest request, CancellationToken cancellationToken)
    {
        Visible = await text.CompleteAsync(cancellationToken);
        var follows = WhatFollows();
        if (_failure is null && !text.NotFound && follows is null)
        {
            CheckEnd();
        }

        var found = text.NotFound ? (SmallTalk ?? Remembered) is not null : text.Cited.Count > 0 || _usedTools || !NeedsSources;
        IReadOnlyList<string> suggestions = [];
        if (follows is not null)
        {
            Visible += text.Show($"{(text.IsEmpty ? "" : "\n\n")}{follows}");
        }
        else if (text.NotFound)
        {
            Visible = text.Show(
                SmallTalk ?? Remembered ?? NotFoundAnswer.Text(request.ListsNearestTopics ? context.Passages : [], texts)
            );
        }
        else if (_failure is { } failure)
        {
            Visible += text.Show($"\n\n{texts.Interrupted} {texts.Failures[failure]}");
            suggestions = [request.Text];
        }
        else if (_finishReason == ChatFinishReason.Length)
        {
            Visible += text.Show($"\n\n{texts.CutOff}");
        }

        if (IsQuoted)
        {
            Visible += text.Show($"\n\n{texts.QuotedOnly}");
        }

        return new AssistantUpdate.Final(
            text.Shown,
            found,
            [.. text.Cited.Select(number => context.Passages[number - 1])],
            suggestions
        )
        {
            Model = _model,
            InputTokens = _usage.InputTokenCount ?? 0,
            OutputTokens = _usage.OutputTokenCount ?? 0,
            IsComplete = _finishReason != ChatFinishReason.Length,
            UsedTools = _usedTools,
            Near = found || request.ListsNearestTopics || !text.NotFound ? [] : NotFoundAnswer.Near(context.Passages),
            Failure = _failure,
            TryAgain = _failure is null ? null : texts.TryAgain,
            Approval = _approval,
            Handoff = _handoff,
            Background = _background,
        };
    }

    /// <summary>What is said when the answer ends here but the run goes on: after a permission, elsewhere, or later.</summary>
    private string? WhatFollows() =>
        _approval is { } approval ? string.Format(CultureInfo.InvariantCulture, texts.ApprovalNeeded, approval.Request.Subject)
        : _handoff is not null ? texts.HandedOver
        : _background is not null ? texts.TakesLonger
        : null;

    /// <summary>All that the provider said may have been taken out on the way.</summary>
    private void CheckEnd()
    {
        if (text.IsEmpty)
        {
            Fail(AssistantException.Of(AssistantFailure.Unavailable));
        }
    }

    private void Fail(AssistantException exception)
    {
        _failure = exception.Kind;
        if (text.IsEmpty && !text.NotFound)
        {
            throw exception.In(texts);
        }
    }
}
