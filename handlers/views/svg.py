"""Drawings as SVG that stands in a page: colours by class, as a strict policy for contents wants, and text as text."""

from html import escape

from handlers.views.drawing import WIDE, Bar, Dot, Drawing, Hatching, Lettering, Shape, Stroke, hatching_lines


def svg(drawing: Drawing) -> str:
    """Return a drawing as an SVG element that refers to nothing outside itself."""
    parts = "".join(map(_part, drawing.shapes))
    view = f'viewBox="0 0 {WIDE} {drawing.height:g}" role="img"'
    return f'<svg class="chart" {view}><title>{escape(drawing.title)}</title>{parts}</svg>'


def _part(shape: Shape) -> str:
    match shape:
        case Bar():
            place = f'x="{shape.left:g}" y="{shape.top:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f'<rect class="fill-{shape.ink}" {place} rx="{shape.radius:g}"/>'
        case Hatching():
            lines = " ".join(f"M{x1:g},{y1:g} {x2:g},{y2:g}" for x1, y1, x2, y2 in hatching_lines(shape))
            return f'<path class="stroke-hatch" d="{lines}"/>'
        case Stroke():
            dash = f' stroke-dasharray="{shape.dash:g} {shape.gap:g}"' if shape.dash else ""
            ends = f'x1="{shape.from_x:g}" y1="{shape.from_y:g}" x2="{shape.to_x:g}" y2="{shape.to_y:g}"'
            return f'<line class="stroke-{shape.ink}" {ends} stroke-width="{shape.width:g}"{dash}/>'
        case Dot():
            paint = f"fill-paper stroke-{shape.ink}" if shape.ring else f"fill-{shape.ink}"
            ring = f' stroke-width="{shape.ring:g}"' if shape.ring else ""
            return f'<circle class="{paint}" cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.radius:g}"{ring}/>'
        case Lettering():
            kind = f"fill-{shape.ink}{' strong' if shape.strong else ''}{' halo' if shape.halo else ''}"
            place = f'x="{shape.x:g}" y="{shape.y:g}" font-size="{shape.size:g}" text-anchor="{shape.anchor}"'
            return f'<text class="{kind}" {place}>{escape(shape.text)}</text>'
