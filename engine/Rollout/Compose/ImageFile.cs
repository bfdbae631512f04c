namespace Aurigraph.Rollout.Compose;

/// <summary>How the image of a node is built: with the SDK in a first stage, and without it in what runs.</summary>
internal static class ImageFile
{
    /// <summary>Path within the rollout.</summary>
    public const string Path = "Dockerfile";

    /// <summary>What stays out of the build: found by the builder because it is named after the Dockerfile.</summary>
    public const string IgnorePath = "Dockerfile.dockerignore";

    /// <summary>Name of the image.</summary>
    public const string Tag = "aurigraph-sim:local";

    /// <summary>The file.</summary>
    public static string Text => """
        # Build it from the root of the sources: docker build -t aurigraph-sim:local -f THIS_FILE PATH_OF_THE_SOURCES
        ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
        ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0

        FROM ${SDK_IMAGE} AS build
        WORKDIR /source
        COPY . .
        RUN dotnet publish scenarios/CommandLine -c Release -o /program -p:RestoreLockedMode=true

        FROM ${RUNTIME_IMAGE}
        WORKDIR /program
        COPY --from=build /program .
        # The volume of a node takes over owner and rights of this folder when it is first used.
        RUN mkdir -p /var/lib/aurigraph && chown "$APP_UID" /var/lib/aurigraph
        USER $APP_UID
        # One heap for each process: the heaps of a server collector do not fit in the memory limits of small containers.
        ENV DOTNET_gcServer=0 \
            DOTNET_EnableDiagnostics=0
        ENTRYPOINT ["dotnet", "/program/aurigraph-sim.dll"]

        """.ReplaceLineEndings("\n");

    /// <summary>The list of what stays out.</summary>
    public static string Ignore => """
        **/bin
        **/obj
        .git
        results
        docs/pictures

        """.ReplaceLineEndings("\n");
}
