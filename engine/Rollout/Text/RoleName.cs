using Aurigraph.Units;

namespace Aurigraph.Rollout.Text;

/// <summary>Roles as files name them.</summary>
internal static class RoleName
{
    /// <summary>The word of a role.</summary>
    public static string Of(NodeRole role) => role switch
    {
        NodeRole.Validator => "validator",
        NodeRole.Business => "business",
        _ => "slim",
    };
}
