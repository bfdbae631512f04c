using Aurigraph.Units;

namespace Aurigraph.Experiment.Tests;

public sealed class DeploymentTests
{
    private static readonly Container Validators = new()
    {
        Id = "validator-container-1",
        Role = NodeRole.Validator,
        Nodes = [NodeId.Validator(1), NodeId.Validator(2)],
        Cores = 4,
        Memory = new ByteCount(1_000),
        Processes = 2,
        RuntimeBase = new ByteCount(100),
        Threads = 3,
        ThreadStack = new ByteCount(10),
        StateCache = new ByteCount(50),
        WriteBuffer = new ByteCount(20),
        WriteBuffers = 2,
    };

    private static readonly Container Slim = Validators with { Id = "slim-container-1", Role = NodeRole.Slim, Nodes = [NodeId.Slim(1)], Processes = 1 };

    private static readonly Container Business = Validators with { Id = "business-container-1", Role = NodeRole.Business, Nodes = [NodeId.Business(1)], Processes = 1 };

    private static readonly Deployment Deployment = new("small", [Slim, Business, Validators], MemoryLimitAction.Kill);

    [Fact]
    public void Fixed_memory_is_that_of_all_processes() => Assert.Equal(2 * (100 + 30 + 50 + 40), Validators.FixedMemory.Bytes);

    [Fact]
    public void Nodes_are_listed_by_role_whatever_the_order_of_containers() =>
        Assert.Equal(["validator-1", "validator-2", "business-1", "slim-1"], Deployment.AllNodes.Select(n => n.ToString()));

    [Fact]
    public void A_node_is_found_in_its_container() => Assert.Same(Validators, Deployment.ContainerOf(NodeId.Validator(2)));

    [Fact]
    public void A_node_that_is_not_there_is_named()
    {
        KeyNotFoundException thrown = Assert.Throws<KeyNotFoundException>(() => Deployment.ContainerOf(NodeId.Validator(3)));
        Assert.Contains("validator-3", thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignatureScheme.None, 0)]
    [InlineData(SignatureScheme.Ed25519, 64)]
    [InlineData(SignatureScheme.EcdsaP256, 64)]
    [InlineData(SignatureScheme.MlDsa44, 2_420)]
    [InlineData(SignatureScheme.MlDsa65, 3_309)]
    [InlineData(SignatureScheme.MlDsa87, 4_627)]
    public void Signatures_have_the_sizes_of_their_standards(SignatureScheme scheme, long bytes) =>
        Assert.Equal(bytes, new CryptoSettings(scheme, VerifyAt.Ingress).SignatureSize.Bytes);
}
