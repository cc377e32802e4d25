using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace LaporBot.Load.Desk;

/// <summary>Writes rows of one table by COPY, as the ledger's own model would write them.</summary>
internal sealed class CopyRows<T>
    where T : class
{
    private readonly (PropertyInfo Property, ValueConverter? Converter)[] _columns;
    private readonly string _command;

    public CopyRows(DbContext context)
    {
        var entity = context.Model.FindEntityType(typeof(T))!;
        var properties = entity.GetProperties().Where(property => property.PropertyInfo is not null && property.ValueGenerated == ValueGenerated.Never).ToArray();
        _columns = [.. properties.Select(property => (property.PropertyInfo!, property.GetTypeMapping().Converter))];
        _command = $"COPY {entity.GetTableName()} ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName()}\""))}) FROM STDIN";
    }

    public async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var text = new StringBuilder();
        foreach (var row in rows)
        {
            Write(text, row);
        }

        await using var writer = await connection.BeginTextImportAsync(_command, cancellationToken);
        await writer.WriteAsync(text, cancellationToken);
    }

    private void Write(StringBuilder text, T row)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            text.Append(i == 0 ? "" : "\t");
            var value = _columns[i].Property.GetValue(row);
            Write(text, value is null || _columns[i].Converter is not { } converter ? value : converter.ConvertToProvider(value));
        }

        text.Append('\n');
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("\\N");
                break;
            case string words:
                text.Append(words.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal));
                break;
            case bool isSo:
                text.Append(isSo ? 't' : 'f');
                break;
            case DateOnly day:
                text.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
        }
    }
}
