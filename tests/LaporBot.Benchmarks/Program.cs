using BenchmarkDotNet.Running;
using LaporBot.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(CommitBenchmarks).Assembly).Run(args);
