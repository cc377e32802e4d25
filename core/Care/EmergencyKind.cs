namespace LaporBot.Core.Care;

/// <summary>Whom to call now.</summary>
public enum EmergencyKind
{
    Police = 1,
    Fire = 2,
    Medical = 3,
    SelfHarm = 4,
}
