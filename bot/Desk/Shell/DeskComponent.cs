using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace LaporBot.Bot.Desk.Shell;

/// <summary>
/// What every component of the desk is made of. What it shows reaches it as a cascading value, not as a parameter: those may be
/// internal, and everything of the desk is.
/// </summary>
public abstract class DeskComponent : ComponentBase
{
    /// <summary>The request this is the answer to.</summary>
    [CascadingParameter]
    internal DeskRequest Desk { get; set; } = null!;

    /// <summary>What the desk says, in the reader's language.</summary>
    internal DeskWords Words => Desk.Words;

    /// <summary>An address of the desk: <c>Url("/kasus")</c>.</summary>
    internal string Url(string path) => Desk.Url(path);
}

/// <summary>Puts a page together with its request and its model, each found by its type.</summary>
internal sealed class DeskFrame : ComponentBase
{
    /// <summary>The component.</summary>
    [Parameter, EditorRequired]
    public required Type Page { get; set; }

    /// <summary>Null before somebody has signed in.</summary>
    [Parameter]
    public DeskRequest? Desk { get; set; }

    /// <summary>What the page shows; null when it needs nothing but the request.</summary>
    [Parameter]
    public object? Model { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        RenderFragment page = inner =>
        {
            inner.OpenComponent(0, Page);
            inner.CloseComponent();
        };
        Cascade(Desk, Cascade(Model, page))(builder);
    }

    private static RenderFragment Cascade(object? value, RenderFragment content) => value is null ? content : builder =>
    {
        builder.OpenComponent(0, typeof(CascadingValue<>).MakeGenericType(value.GetType()));
        builder.AddComponentParameter(1, nameof(CascadingValue<>.Value), value);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.IsFixed), true);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), content);
        builder.CloseComponent();
    };
}
