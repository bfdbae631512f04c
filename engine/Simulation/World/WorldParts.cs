using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Actors;
using Aurigraph.Simulation.Network;
using Aurigraph.Simulation.Recording;
using Aurigraph.Simulation.Time;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Simulation.World;

/// <summary>What all nodes of a world share.</summary>
internal sealed record WorldParts(Kernel Kernel, VirtualActorSystem Actors, VirtualNetwork Network, ExperimentDefinition Experiment, Recorder Recorder, Func<IClientPort?> Clients);
