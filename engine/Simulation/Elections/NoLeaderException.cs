using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>A trial was given up: after very many elections there was still no leader that all survivors had heard.</summary>
public sealed class NoLeaderException : Exception
{
    /// <summary>Says which trial of which experiment it was.</summary>
    public NoLeaderException(ElectionSettings settings, long trial, long elections, VirtualTime at)
        : base($"trial {trial} held {elections} elections in {at} and had no leader that all survivors had heard, so the study ends without a result; " +
            $"time-outs of {settings.TimeoutMin}..{settings.TimeoutMax} do not suit messages of up to {settings.OneWayMax} and votes written in {settings.VoteDisk}: " +
            "give a wider range or longer time-outs")
    {
    }
}
