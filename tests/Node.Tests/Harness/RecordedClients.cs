using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Keeps what a node answers clients.</summary>
internal sealed class RecordedClients : IClientPort
{
    public List<OperationAnswer> Answers { get; } = [];

    public void Answer(OperationAnswer answer) => Answers.Add(answer);
}
