namespace LaporBot.Core.Care;

/// <summary>What tells who somebody is, or opens a purse.</summary>
public enum PersonalDataKind
{
    /// <summary>Sixteen digits of an identity card (NIK) or a family card (KK).</summary>
    IdentityNumber = 1,
    BankCard = 2,
    Phone = 3,
    Email = 4,
}
