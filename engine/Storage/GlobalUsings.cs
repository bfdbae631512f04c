global using Aurigraph.Consensus.Durability;
global using Aurigraph.Consensus.Log;
global using Aurigraph.Consensus.Membership;
global using Aurigraph.Consensus.Snapshots;
