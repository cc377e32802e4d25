using System.ComponentModel.DataAnnotations;

namespace LaporBot.Core;

/// <summary>Settings of the whole gateway, read from the root of the configuration.</summary>
public sealed class GatewayOptions
{
    /// <summary><c>DataPath</c>: folder of everything embedded (Garnet, SQLite, files, keys). The host makes it absolute.</summary>
    [Required]
    public string DataPath { get; set; } = "data";

    /// <summary><c>PublicUrl</c>: how the outside reaches us (https://lapor.example.go.id); null when only this machine does.</summary>
    public Uri? PublicUrl { get; set; }
}
