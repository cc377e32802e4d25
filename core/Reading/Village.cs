namespace LaporBot.Core.Reading;

/// <summary>A district or a village of the imported list.</summary>
/// <param name="Code">Kemendagri's code: NN.NN.NN for a district, NN.NN.NN.NNNN for a village.</param>
/// <param name="Name">Its name as the list has it.</param>
/// <param name="Address">As an official reads it: "Desa Kawo, Kec. Pujut, Kab. Lombok Tengah".</param>
internal sealed record Village(string Code, string Name, string Address)
{
    private const int DigitsOfDistrict = 8;
    private const int DigitsOfRegion = 5;

    public bool IsDistrict => Code.Length == DigitsOfDistrict;

    public string RegionCode => Code[..DigitsOfRegion];

    public bool IsIn(Village district) => Code.StartsWith(district.Code, StringComparison.Ordinal);
}
