namespace Aurigraph.Reports;

/// <summary>What the model of the simulation leaves out, as a reader of a report must know it.</summary>
public static class ModelOmissions
{
    /// <summary>The list that stands in every report of a simulation; one sentence each, with the direction of the error where it is known.</summary>
    public static IReadOnlyList<string> Simulation { get; } =
    [
        "Store: the cache is warm from the start and filters, indices and the growth of the state take no memory or disk; how a real store schedules its merges, and the pauses that come of it, is one thread and one rule here.",
        "Runtime: pauses of processes are as drawn, none unless the scenario says so; they do not follow from what is allocated.",
        "CPU: quotas are spent to the nanosecond; the 5 ms slices in which Linux hands them to cores are not modelled, nor are caches, frequency and NUMA.",
        "Hosts: containers of one compete for its cores, memory, NIC and disk where the scenario places them on it; they do not compete for memory bandwidth, and what infrastructure does beyond its reservation is not seen.",
        "Network: what compression saves is a given ratio, whatever the content; congestion of TCP goes no further than the Mathis bound, and switches have no queues.",
        "Clients: a rejected transaction is tried again only where the scenario says so, an unanswered one never; what clients send loads neither NICs nor, but for signatures, processors.",
        "Costs: several figures of the reference table are guesses, and none was measured on the target; the table's file says which.",
        "Snapshots: one has the bytes of storage.dataSize, which is a guess; what a run adds to the state is not counted, so a laggard of a long run would take longer.",
        "Members: a validator that joins later has its container from the start, and origins try to send it bodies before it is there; clients, business and slim nodes are the same throughout.",
        "Faults: nodes stop, slow down or lose each other; none lies (no Byzantine behaviour).",
        "Power: a crash loses what was not synced; what was synced is never lost or damaged.",
    ];

    /// <summary>What a live run leaves out.</summary>
    public static IReadOnlyList<string> Live { get; } =
    [
        "Clients and nodes share this machine; the load driver takes a part of its cores.",
        "Nodes on one machine share its network stack; latency and bandwidth of a real network are not there.",
        "Faults: nodes stop or lose each other; none lies (no Byzantine behaviour).",
    ];
}
