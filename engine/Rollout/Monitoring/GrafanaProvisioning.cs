namespace Aurigraph.Rollout.Monitoring;

/// <summary>What Grafana finds when it starts: where the figures are, and which dashboards to show.</summary>
internal static class GrafanaProvisioning
{
    /// <summary>Path of the data source within the rollout.</summary>
    public const string DataSourcePath = "grafana/provisioning/datasources/prometheus.yml";

    /// <summary>Path of the list of dashboards within the rollout.</summary>
    public const string DashboardsPath = "grafana/provisioning/dashboards/aurigraph.yml";

    /// <summary>Where the container looks for dashboards.</summary>
    public const string DashboardFolder = "/var/lib/grafana/dashboards";

    /// <summary>Identifier of the data source.</summary>
    public const string DataSource = "prometheus";

    /// <summary>The data source.</summary>
    public static string DataSourceText => $"""
        apiVersion: 1
        datasources:
          - name: Prometheus
            uid: {DataSource}
            type: prometheus
            access: proxy
            url: http://prometheus:9090
            isDefault: true
            editable: false
            jsonData:
              timeInterval: 15s

        """.ReplaceLineEndings("\n");

    /// <summary>The list of dashboards.</summary>
    public static string DashboardsText => $"""
        apiVersion: 1
        providers:
          - name: aurigraph
            type: file
            disableDeletion: true
            allowUiUpdates: false
            options:
              path: {DashboardFolder}

        """.ReplaceLineEndings("\n");
}
