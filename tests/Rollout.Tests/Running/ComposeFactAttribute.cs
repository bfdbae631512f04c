namespace Aurigraph.Rollout.Tests.Running;

/// <summary>A test that needs Compose 2 or later, which is a plug-in of the container engine's client; it needs no engine.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ComposeFactAttribute : FactAttribute
{
    private static readonly string[] Folders = ["/usr/libexec/docker/cli-plugins", "/usr/lib/docker/cli-plugins", "/usr/local/lib/docker/cli-plugins", "/usr/local/libexec/docker/cli-plugins"];

    public ComposeFactAttribute()
    {
        string own = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker", "cli-plugins");
        if (Tool.Find("docker") is null || !Folders.Append(own).Any(f => File.Exists(Path.Combine(f, "docker-compose"))))
            Skip = "`docker` with its plug-in `compose` is not on this machine.";
    }
}
