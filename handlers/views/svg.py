"""Drawings as SVG that stands in a page: colours by class, as a strict policy for contents wants, and text as text."""

from html import escape

from handlers.views.drawing import WIDE, Bar, Dot, Drawing, Hatching, Lettering, Shape, Stroke


def svg(drawing: Drawing, name: str) -> str:
    """Return a drawing as an SVG element. `name` tells its hatching from that of others on the page."""
    parts = "".join(_part(shape, name) for shape in drawing.shapes)
    hatch = (
        f'<pattern id="{name}-hatch" width="11" height="11" patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M-2,13 13,-2 M-2,2 2,-2 M9,13 13,9"/></pattern>'
    )
    return (
        f'<svg class="chart" viewBox="0 0 {WIDE} {drawing.height:g}" role="img" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{escape(drawing.title)}</title><defs>{hatch}</defs>{parts}</svg>"
    )


def _part(shape: Shape, name: str) -> str:
    match shape:
        case Bar():
            place = f'x="{shape.left:g}" y="{shape.top:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f'<rect class="fill-{shape.ink}" {place} rx="{shape.radius:g}"/>'
        case Hatching():
            place = f'x="{shape.left:g}" y="{shape.top:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f'<rect {place} fill="url(#{name}-hatch)"/>'
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
