using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using LaporBot.Core.Care;

namespace LaporBot.Benchmarks;

/// <summary>What each look at a story of 600 characters costs; all of them run once, on the turn that brings the story.</summary>
[MemoryDiagnoser]
public class CareBenchmarks
{
    private static readonly string Story = string.Concat(Enumerable.Repeat(
        "Assalamualaikum pak, lampu jalan dkt masjid dusun Karang Baru sdh 2 minggu mati, mohon diperbaiki krn gelap bgt klo malam. ", 5))[..560]
        + " Nomor saya 0812 3456 7890, NIK 5271010101900001";

    private static readonly CaseSketch Sketch = new("PJU", "52.71", "depan masjid Karang Baru", null, Story, new DateOnly(2026, 11, 20));

    [Benchmark]
    public EmergencyKind? Emergency() => EmergencyWords.Find(Story);

    [Benchmark]
    public OutOfScopeKind? Scope() => OutOfScope.Find(Story);

    [Benchmark]
    public ImmutableArray<PersonalDataFinding> FindPersonalData() => PersonalData.Find(Story);

    [Benchmark]
    public string Mask() => PersonalData.Mask(Story);

    [Benchmark]
    public string Quiet() => Tone.Quiet(Story);

    [Benchmark]
    public bool Rough() => Tone.IsRough(Story);

    [Benchmark]
    public double Likeness() => SimilarReport.Likeness("Lampu jalan mati", Story, "Lampu mati", Story);

    [Benchmark]
    public double Support() => SupportScore.Of(Sketch, Sketch);
}
